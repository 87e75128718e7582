import { describe, expect, it } from "vitest";
import { isKnownDead, leaseHolder } from "./lease-holder";

const us = "host/boot/100/us";
const alive = () => true;
const dead = () => false;

describe("isKnownDead", () => {
  it.each([
    ["a process of this machine that is gone", "host/boot/77/them", dead, true],
    ["a process of this machine that runs", "host/boot/77/them", alive, false],
    ["somebody who had our process id before us", "host/boot/100/them", alive, true],
    ["ourselves", us, alive, false],
    ["a process before the last boot", "host/earlier/77/them", alive, true],
    ["another machine", "elsewhere/boot/77/them", dead, false],
    ["a machine that does not name its boots", "host/unknown-boot/77/them", dead, false],
  ])("%s", (_name, holder, isAlive, isDead) => expect(isKnownDead(holder, us, isAlive)).toBe(isDead));

  it("sees for itself which processes run", () => {
    expect(isKnownDead(leaseHolder(), leaseHolder())).toBe(false);
    const [host, boot] = leaseHolder().split("/");
    expect(isKnownDead(`${host}/${boot}/${process.ppid}/them`, leaseHolder())).toBe(false);
  });
});
