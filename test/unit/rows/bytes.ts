/** Bytes as a stream hands them out, in pieces of the given length. */
export async function* inPieces(bytes: Uint8Array, length = bytes.length || 1): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
}

/** Everything that an asynchronous sequence yields. */
export const allOf = async <T>(sequence: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const each of sequence) all.push(each);
  return all;
};
