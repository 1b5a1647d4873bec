// How loud it is at the microphone, so that a parent sees that the phone hears.

const FALL = 0.75;

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
  let shown = 0;
  const read = () => {
    if (context.state !== "running") {
      context.resume().catch(() => {});
      return null;
    }
    ear.getFloatTimeDomainData(waves);
    // Falls slowly, so that the gap between two words does not look like deafness.
    shown = Math.max(loudness(waves), shown * FALL);
    return shown;
  };
  return { read, close: () => void context.close().catch(() => {}) };
}

/** Speech across a table is faint: its root makes it seen. @param {Float32Array} waves */
function loudness(waves) {
  const power = waves.reduce((sum, wave) => sum + wave * wave, 0) / waves.length;
  return Math.min(1, Math.sqrt(Math.sqrt(power)) * 1.5);
}
