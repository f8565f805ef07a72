// Preloaded into the bot (`NODE_OPTIONS=--import`): at SIGUSR2 its clock goes back an hour, as a time server may set it.
const HOUR_MS = 3_600_000;
const RealDate = Date;
let shiftMs = 0;

globalThis.Date = class extends RealDate {
  constructor(...time) {
    super(...(time.length > 0 ? time : [RealDate.now() + shiftMs]));
  }
  static now() {
    return RealDate.now() + shiftMs;
  }
};
process.on("SIGUSR2", () => (shiftMs -= HOUR_MS));
