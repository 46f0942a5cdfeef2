// What a 情况说明 may read like: an example that fits the kind that is missing.

const EXAMPLES: Readonly<Record<string, string>> = {
  notice: "活动在工作群里通知，没有另发书面通知。",
  signin: "签到表原件由承办学校留存，未能取回，参加人员以签到登记为准。",
  photo_ev: "当天停电，没有拍成照片，附活动记录和签到表。",
  screenshot: "线上会议结束后未及时截图，附会议号和参加人员名单。",
  record: "记录人已调离，活动记录未移交，附活动方案和照片。",
};

export const exampleFor = (kind: string, name: string): string =>
  EXAMPLES[kind] ?? `写明为什么没有${name}，有什么可以代替。`;
