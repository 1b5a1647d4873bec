// How loud it is at the microphone, so that a parent sees that the phone hears.

/** @param {MediaStream} stream @returns {{read: () => number | null, close: () => void}} 0 to 1; null where it cannot be told */
export function levelOf(stream) {
  try {
    return listenTo(stream, new AudioContext());
  } catch {
    return { read: () => null, close: () => {} };
  }
}

/** @param {MediaStream} stream @param {AudioContext} context */
function listenTo(stream, context) {
  const ear = context.createAnalyser();
  ear.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(ear);
  const waves = new Float32Array(ear.fftSize);
  const read = () => {
    if (context.state !== "running") {
      context.resume().catch(() => {});
      return null;
    }
    ear.getFloatTimeDomainData(waves);
    return loudness(waves);
  };
  return { read, close: () => void context.close().catch(() => {}) };
}

/** Speech across a table is faint: its root makes it seen. @param {Float32Array} waves */
function loudness(waves) {
  const power = waves.reduce((sum, wave) => sum + wave * wave, 0) / waves.length;
  return Math.min(1, Math.sqrt(Math.sqrt(power)) * 1.5);
}
