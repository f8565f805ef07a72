import fc from "fast-check";

/** What speeches, the pages they came from and hostile files are made of. */
export const pieces = [
  ["安全生产", "责任", "穩", "人", "同志们", "讲话", "一", "要", "是", "最后", "其他行业"],
  ["。", "!", "！", "?", ";", "；", ",", "，", "、", ":", "：", "…", ".", "-"],
  ["“", "”", '"', "「", "」", "(", ")", "（", "）", "《", "》", "【", "】"],
  ["\n", "\r\n", "\r", "\n\n", " ", "\u3000", "\t", "\u00a0", "\ufeff", "\u2028"],
  ["(wěn)", "（le）", "(xx)", "(第2/3页)", "(图为会场)", "图:会场", "下面是小编整理的讲话,供大家参考。", "相关文章:"],
  ["一、", "(二)", "3、", "4、", "100、", "(5)", "6.", "一是", "二要", "第三,", "24", "GDP", "safety", "ａ"],
  ["😀", "👨‍👩‍👧", "𠮷", "\ud83d", "\ude00", "é", "e\u0301", "ن", "\u200b"],
];
export const anyText = fc.oneof(
  fc.array(fc.constantFrom(...pieces.flat()), { maxLength: 60 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 200 }),
);
