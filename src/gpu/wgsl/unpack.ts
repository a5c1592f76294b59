// Packed observations to zeros and ones, for a network on the same device.

/** `packed` `[sample, channel, row, word]` to `floats` `[sample, row, column, channel]`, a view row of a sample
 *  each. */
export function unpack(height: number, width: number, channels: number): string {
  const words = Math.ceil(width / 32);
  return `
fn run() {
  let sample = id / ${height}u;
  let row = id % ${height}u;
  var out = id * ${width * channels}u;
  for (var col = 0u; col < ${width}u; col++) {
    let word = (sample * ${channels * height}u + row) * ${words}u + (col >> 5u);
    for (var k = 0u; k < ${channels}u; k++) {
      floats[out] = f32((packed[word + k * ${height * words}u] >> (col & 31u)) & 1u);
      out++;
    }
  }
}
`;
}
