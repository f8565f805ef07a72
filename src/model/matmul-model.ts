/**
 * An ONNX model of two nodes: `left` (floats, or signed bytes), cast to floats, times `right` (floats) is `product`
 * (floats), all of any size. Written by hand, as so small a model needs no tool: the fields and their numbers are those
 * of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */
export function matmulModel(left: keyof typeof elements): Uint8Array {
  const cast = message([
    [1, text("left")],
    [2, text("floats")],
    [4, text("Cast")],
    [
      5,
      message([
        [1, text("to")],
        [3, elements.float32],
        [20, integerAttribute],
      ]),
    ],
  ]);
  const matmul = message([
    [1, text("floats")],
    [1, text("right")],
    [2, text("product")],
    [4, text("MatMul")],
  ]);
  const graph = message([
    [1, cast],
    [1, matmul],
    [2, text("matmul")],
    [11, matrix("left", elements[left])],
    [11, matrix("right", elements.float32)],
    [12, matrix("product", elements.float32)],
  ]);
  const operators = message([[2, operatorSet]]);
  return Uint8Array.from(
    message([
      [1, irVersion],
      [7, graph],
      [8, operators],
    ]),
  );
}

const irVersion = 8;
const operatorSet = 13;
/** TensorProto.DataType. */
const elements = { float32: 1, int8: 3 } as const;
/** AttributeProto.AttributeType. */
const integerAttribute = 2;

/** A ValueInfoProto for a matrix of any size. */
function matrix(name: string, element: number): number[] {
  const dimension = (size: string): number[] => message([[2, text(`${name}-${size}`)]]);
  const shape = message([
    [1, dimension("rows")],
    [1, dimension("columns")],
  ]);
  const tensor = message([
    [1, element],
    [2, shape],
  ]);
  return message([
    [1, text(name)],
    [2, message([[1, tensor]])],
  ]);
}

/** Protocol Buffers' encoding: a tag, then a number (below 128) as it is, or bytes behind their length. */
function message(fields: readonly (readonly [number: number, value: number | readonly number[]])[]): number[] {
  return fields.flatMap(([number, value]) =>
    typeof value === "number"
      ? [...varint(number << 3), value]
      : [...varint((number << 3) | 2), ...varint(value.length), ...value],
  );
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}

function text(value: string): number[] {
  return [...new TextEncoder().encode(value)];
}
