import { describe, expect, it } from "vitest";
import { callerAt } from "./caller-address.mjs";

describe("callerAt", () => {
  it.each([
    ["192.0.2.9", "192.0.2.9"],
    ["::ffff:192.0.2.9", "192.0.2.9"],
    ["::FFFF:192.0.2.9", "192.0.2.9"],
    ["0:0:0:0:0:ffff:c000:209", "192.0.2.9"],
    ["192.0.2.9:4711", "192.0.2.9"],
    ["[::ffff:192.0.2.9]:4711", "192.0.2.9"],
    ["::1", "::1"],
    ["0:0:0:0:0:0:0:1", "::1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2:3:4:5:6]", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::1]:443", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:0002::", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:db8:0:0:1::", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["fe80::2%25eth1", "fe80:0:0:0::/64"],
    ["::", "0:0:0:0::/64"],
    ["unknown", "unknown"],
    ["not:an:address", "not:an:address"],
    ["", ""],
  ])("%j is %j", (address, caller) => {
    expect(callerAt(address)).toBe(caller);
  });

  it("is one for all addresses of a network of 64 bits, and another for its neighbours", () => {
    const suffixes = ["::", "::1", ":ffff:ffff:ffff:ffff", ":0:0:0:9"];
    expect(new Set(suffixes.map((suffix) => callerAt(`2001:db8:1:2${suffix}`))).size).toBe(1);
    const networks = ["2001:db8:1:2::1", "2001:db8:1:3::1", "2001:db8:2:2::1", "2001:db9:1:2::1"];
    expect(new Set(networks.map(callerAt)).size).toBe(networks.length);
    expect(new Set(["::ffff:192.0.2.9", "::ffff:192.0.2.10"].map(callerAt)).size).toBe(2);
  });
});
