// Writes an amount of memory as the page's language writes it.

/**
 * @param {number} bytes
 * @returns {string} "3 MB", "1.2 GB"; never less than 1 MB
 */
export function bytesWords(bytes) {
  const mega = Math.max(bytes / 1e6, 1);
  const unit = mega < 1000 ? "megabyte" : "gigabyte";
  const amount = mega < 1000 ? mega : mega / 1000;
  const digits = { maximumFractionDigits: amount < 10 && unit === "gigabyte" ? 1 : 0 };
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, ...digits }).format(
    amount,
  );
}
