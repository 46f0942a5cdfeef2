// A number on 工作台 is the number of rows of the list it opens: for the lead, for a member's liaison who
// looks at her own school's part, and for the whole county. And a sign-in whose day has not yet come.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { CALL } from "./support/calls.mjs";
import { enterAs, enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

/** More than 工作台 shows, so that each list has its 全部. */
const MORE = 12;
const HOST = "石桥中心小学";
const AHEAD = "还没有到的研讨";

/** In the page: activities nobody has said a word about, held ones without anything, printed sheets. */
const FILL = `${CALL}
  const [more, school, ahead] = arguments;
  const pad = (day) => String(day).padStart(2, "0");
  return (async () => {
    const community = (await call("communities_list", 2024)).find(({ code }) => code === "P1");
    const hosts = community.members.map(({ organization }) => organization);
    const own = community.members.find(({ name }) => name === school).organization;
    const create = (title, day, at, planned) => call("activities_create", {
      community: community.uid, title, form: "joint_prep", day, month: null,
      host: at % 2 === 0 ? own : hosts[at % hosts.length], subjects: [], starts: null, ends: null,
      place: null, planned,
    });
    const sheets = [];
    for (let at = 1; at <= more; at += 1) {
      const silent = await create("第" + at + "次没有登记的备课", "2024-11-" + pad(at), at, true);
      const held = await create("第" + at + "次开展了的备课", "2024-12-" + pad(at), at, false);
      await call("activities_hold", held);
      // As few as can be: typesetting takes its time.
      if (at % 2 === 0) sheets.push(silent);
    }
    const coming = await create(ahead, "2025-01-09", 0, false);
    await call("attendance_set_expected", {
      activity: coming, session: null,
      people: (await call("attendance_choices", { activity: coming, session: null }))
        .groups.flatMap(({ people }) => people.slice(0, 2)).map(({ person }) => person),
    });
    const job = await call("form_make", { log: true, request: {
      form: "sign-in-sheet", format: "pdf", asFile: false,
      options: { columns: ["name", "signature"], sessions: [], blankRows: 0, withNumber: true, fullPhone: false },
      sheets: sheets.map((activity) => ({ activity, session: null, number: null })),
    } });
    for (;;) {
      // When it is finished, the call answers what came of it.
      const { finished, failure } = await call("job_state", job);
      if (failure) throw new Error(failure.message);
      if (finished !== false) return;
      await new Promise((later) => setTimeout(later, 200));
    }
  })();`;

const ROWS = {
  activities: "return document.querySelectorAll('main tr.pick-row').length",
  outputs: "return document.querySelectorAll('.list tbody tr').length",
  todos: "return document.querySelectorAll('main ol li').length",
};
/** In the page: the address of the link that says this, and the number it says. */
const LINK = `
  const link = [...document.querySelectorAll("main a")].find((each) => each.innerText.includes(arguments[0]));
  return link ? [link.getAttribute("href"), Number(/\\d+/.exec(link.innerText)?.[0] ?? -1)] : null;`;

/** What the title line says of all rows: a long list draws only what is in sight. */
const told = (person) =>
  person.run(
    "return Number(/(\\d+)项/.exec(document.querySelector('main .facts').innerText)?.[1] ?? -1)",
  );

/** Every link of 工作台 with a number, as the person on it finds it. `whose`: 本校 or 各校, where both are. */
function everyNumber(person, whose) {
  const home = async () => {
    await person().run("location.hash = '#/'");
    await person().see("各校每学期教研活动开展情况统计表");
    if (whose) await person().click(whose, ".title label, .title button");
  };
  const link = (words) =>
    until(async () => {
      const found = await person().run(LINK, words);
      assert.ok(found, words);
      return found;
    }, `there is no link “${words}”`);
  const follow = async (address) => person().run("location.hash = arguments[0]", address);

  it("补录签到: what the to-dos call for", async () => {
    await home();
    const [address] = await link("补录签到");
    const [todos] = await link("件");
    await follow(todos);
    await person().see(/登记 \d+/, ".filters");
    const kinds = await person().text(".filters");
    const owed = ["登记", "补录"]
      .map((verb) => Number(new RegExp(`${verb} (\\d+)`).exec(kinds)?.[1] ?? 0))
      .reduce((sum, count) => sum + count);
    assert.ok(owed > 0);
    await follow(address);
    await until(async () => assert.equal(await told(person()), owed), "as many as are owed");
    await person().see(`待补录签到 ${owed}`, ".filters");
    await person().see("没有登记的备课", "main table");
    await person().see("开展了的备课", "main table");
  });

  for (const [list, words] of [
    ["佐证缺失", /^全部\d+项$/],
    ["未收回的签到表", /^全部\d+张$/],
    ["待办", /^全部\d+件$/],
  ]) {
    it(`${list}: 全部`, async () => {
      await home();
      const said = words.source.slice(-2, -1);
      let number = 0;
      await until(async () => {
        const links = await person().run(
          "return [...document.querySelectorAll('main header a')].map((a) => [a.innerText.trim(), a.getAttribute('href')])",
        );
        const found = links.find(([text]) => words.test(text));
        assert.ok(found, said);
        number = Number(/\d+/.exec(found[0])[0]);
        await follow(found[1]);
      }, `there is no link to all of ${list}`);
      await until(async () => {
        const rows =
          list === "佐证缺失"
            ? await told(person())
            : await person().run(list === "待办" ? ROWS.todos : ROWS.outputs);
        assert.equal(rows, number);
      }, `${number} are told, and not as many listed`);
    });
  }

  for (const [line, number] of [
    ["活动台账", /(\d+)项日期已过/],
    ["签到明细与学时", /(\d+)项还没有登记签到/],
    ["佐证材料", /(\d+)项有缺/],
  ]) {
    it(`材料: ${line}`, async () => {
      await person().run("location.hash = '#/materials'");
      const of = `[...document.querySelectorAll("main li a")].find((each) => each.innerText.includes("${line}"))`;
      let said = 0;
      await until(async () => {
        said = Number(number.exec(await person().run(`return ${of}.innerText`))[1]);
      }, `${line} says no number`);
      assert.ok(said > 0);
      await follow(await person().run(`return ${of}.getAttribute("href")`));
      await until(async () => assert.equal(await told(person()), said), "as many as are told");
    });
  }

  it("计划进度: 看计划", async () => {
    await home();
    await person().see(/全年\d+项/, ".plan header");
    const all = Number(/全年(\d+)项/.exec(await person().text(".plan header"))[1]);
    const [address] = await link("看计划");
    await follow(address);
    await until(async () => assert.equal(await told(person()), all), "the plan, and nothing else");
  });
}

function sample(enter) {
  const walk = { person: null };
  let county;
  before(async () => {
    county = sampleCounty();
    walk.person = await openBrowser(county.folder, { env: county.env });
    await enterAsLead(walk.person);
    await walk.person.run(FILL, MORE, HOST, AHEAD);
    await walk.person.run("location.reload()");
    await enterAsLead(walk.person);
    await enter(walk.person);
  });
  after(async () => {
    await walk.person?.close();
    county?.remove();
  });
  return () => walk.person;
}

describe("the numbers of 工作台", () => {
  describe("as the lead", () => {
    const person = sample(async () => undefined);
    everyNumber(person, null);

    it("a sign-in whose day has not yet come says so before anybody is entered", async () => {
      await person().run("location.hash = '#/activities'");
      await person().click("清除条件", ".filters button");
      await person().fill("查找活动", AHEAD);
      await person().click(AHEAD, "td a");
      await person().click("人员与签到", ".tabs a");
      await person().see("活动日期是2025年1月9日，还没有到", "main");
      await person().see("会前请假的，现在就可以登记", "main");
      const off = await person().run(
        "return [...document.querySelectorAll('.top button[type=submit], .top input, .foot button')].filter((each) => each.disabled).length",
      );
      assert.equal(off, 4, "the box, its button, names and heads of those who came");
      await person().picture(`${process.env.LIANYAN_OUT ?? "/tmp"}/numbers-early.png`);
    });
  });

  describe("as a member's liaison", () => {
    const person = sample((entered) =>
      enterAs(entered, {
        duty: "成员、共建学校",
        unit: HOST,
        name: "顾晓禾",
        post: "联络员",
        follows: /您参加的\s*第一片区教研共同体/,
      }),
    );
    describe("her school's part", () => everyNumber(person, "本校"));
    describe("all schools", () => everyNumber(person, "各校"));
  });
});
