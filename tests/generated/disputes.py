"""How do reports of the genre speak of disputes: reconsideration, litigation, mediation, petitions, arbitration?"""

from __future__ import annotations

from tests.generated.templates import paragraph
from tests.generated.writing import Writer


@paragraph(
    "行政复议", "disputes", titles=("深化行政复议体制改革", "发挥行政复议主渠道作用", "依法办理行政复议案件")
)
def reconsideration(w: Writer) -> None:
    head = "复议"
    accepted = w.between(24, 600)
    refused, told, never = w.between(1, 12), w.between(1, 9), w.between(1, 7)
    applied = accepted + refused + told + never
    direct, mail, online = w.parts(applied, 3)
    carried = w.between(2, max(3, accepted // 5))
    pending = w.between(1, max(2, accepted // 5))
    closed = carried + accepted - pending
    upheld, dismissed, revoked, illegal, ordered, ended = w.weighted(closed, 50, 16, 5, 3, 2, 24)
    for key, value, *words in (
        ("applied", applied, "申请"),
        ("direct", direct, "当面"),
        ("mail", mail, "邮寄"),
        ("online", online, "网上"),
        ("accepted", accepted, "受理"),
        ("refused", refused, "不予受理"),
        ("told", told, "告知"),
        ("never", never, "补正"),
        ("closed", closed, "审结/办结"),
        ("recent", accepted - pending, "审结/办结"),
        ("pending", pending, "未审结/审理/未结"),
        ("upheld", upheld, "维持"),
        ("dismissed", dismissed, "驳回"),
        ("revoked", revoked, "撤销"),
        ("illegal", illegal, "确认违法"),
        ("ordered", ordered, "责令"),
        ("ended", ended, "终止"),
    ):
        w.count(key, int(value), "件", head, *(str(word) for word in words))
    w.count("carried", carried, "件", head, "结转/旧存", period="")
    w.rate("corrected", revoked + illegal + ordered, closed, head, "纠错率")
    w.rate("corrected_accepted", revoked + illegal + ordered, accepted, head, "纠错率")
    w.rate("done", closed, accepted + carried, head, "结率")
    w.percent("kept", 100, 0, head, "履行率")
    w.say(
        "<年>年，<县>政府[共|累计|]收到行政复议申请{applied}（当面申请{direct-}，来信申请{mail}，网上申请{online}），"
        "受理{accepted}，不予受理{refused}，告知向其他机关提出{told}，逾期未补正{never}。"
        "[加上|连同]上年结转{carried}，全年[审结|办结]行政复议案件{closed}：维持{upheld}，驳回{dismissed}，"
        "撤销{revoked}，确认违法{illegal}，责令履行{ordered}，终止{ended}；[年末|期末]尚未审结{pending}。",
        "全年[新收|收到]行政复议申请{applied}：受理{accepted}、不予受理{refused}、告知{told}、逾期未补正{never}。"
        "<上年>年结转行政复议案件{carried}，本年共审结{closed}（维持{upheld}、驳回{dismissed}、撤销{revoked}、"
        "确认违法{illegal}、责令履行{ordered}、终止{ended}），审结率{done}，还有{pending}在审理中，综合纠错率[为|]{corrected}。",
        "<年>年，[共|]收到行政复议申请{applied}，不予受理{refused}，逾期未补正{never}，告知{told}，受理{accepted}，"
        "共审结行政复议案件{closed}（其中<上年>年结转{carried}，<年>年审结{recent}），其中维持行政机关行政行为{upheld}，"
        "驳回复议申请{dismissed}，撤销{revoked}，确认违法{illegal}，责令履行{ordered}，复议终止{ended}，{pending}在审理中。",
        "<年>年，收到行政复议申请{applied}，其中受理{accepted}、不予受理{refused}、告知{told}、逾期未补正{never}。"
        "旧存行政复议案件{carried}，审结{closed}，其中维持{upheld}、驳回{dismissed}、撤销{revoked}、确认违法{illegal}、"
        "责令履行{ordered}、终止{ended}，行政复议综合纠错率[为|达]{corrected_accepted}；未结{pending}。",
        "<县>行政复议机构全年收到行政复议申请{applied}，当面、邮寄、网上申请分别为{direct}、{mail}、{online}；受理{accepted}。"
        "[加上|连同]上年结转{carried}，审结行政复议案件{closed}，年末未审结{pending}，审结率为{done}；"
        "审结案件中，维持{upheld}，驳回{dismissed}，撤销{revoked}，确认违法{illegal}，责令履行{ordered}，终止{ended}。",
    )
    w.perhaps(0.4, "行政复议决定履行率[达|为|达到]{kept}。")
    w.sum("applied", "direct", "mail", "online")
    w.sum("applied", "accepted", "refused", "told", "never")
    w.sum("closed", "upheld", "dismissed", "revoked", "illegal", "ordered", "ended")
    w.sum("closed", "carried", "recent")
    w.sum("accepted", "recent", "pending")
    w.balance("carried", "accepted", "closed", "pending")
    w.ratio("corrected", ("revoked", "illegal", "ordered"), "closed")
    w.ratio("corrected_accepted", ("revoked", "illegal", "ordered"), "accepted", note="silent_denominator")
    w.ratio("done", "closed", "accepted", "carried", note="silent_denominator")
    if "refused" not in w.printed:
        w.part("accepted", "applied")


@paragraph("行政复议", "disputes", titles=("妥善应对行政复议案件", "做好行政复议答复工作"))
def reconsideration_of_body(w: Writer) -> None:
    head = "复议"
    now = w.between(6, 90)
    then = w.before(now)
    dismissed, upheld, ended, open_ = w.weighted(now, 20, 45, 20, 15)
    w.count("now", now, "件", head)
    w.count("then", then, "件", head, period=str(w.year - 1))
    w.more("diff", then, now, "件", head)
    w.grown("pct", then, now, head)
    w.grown("rate", then, now, head, word=False)
    w.reach(then, now)
    for key, value, word in (
        ("dismissed", dismissed, "驳回"),
        ("upheld", upheld, "维持"),
        ("ended", ended, "终止"),
        ("open", open_, "审理"),
    ):
        w.count(key, value, "件", head, word)
    w.say(
        "[截至年底|全年]，以我<县>行政机关为被申请人的行政复议案件{now}（驳回{dismissed}，维持{upheld}，经调解后终止{ended}，"
        "另有{open}在审理中），<上年>年同期为{then}，复议案件同比<pct>{pct}。",
        "<年>年，全<县>[各部门|各执法部门]作为被申请人的行政复议案件{now}，较上年<diff>{diff}，<pct>{pct}，"
        "其中驳回{dismissed}、维持{upheld}、终止{ended}、尚在审理{open}。",
        "全<县>被申请行政复议案件由<上年>年的{then}<至>{now}，<rate>{rate}，行政执法质量[持续|稳步]改进。"
        "[按处理情况分|从处理结果看]：驳回{dismissed}，维持{upheld}，终止{ended}，审理中{open}。",
        "<年>年，全<县>发生行政复议案件{now}，比<上年>年<diff>{diff}，<rate>{rate}。",
    )
    w.sum("now", "dismissed", "upheld", "ended", "open")
    w.change("pct", "then", "now")
    w.change("rate", "then", "now")
    w.change("pct", "now", "diff")
    w.change("rate", "now", "diff")


@paragraph(
    "行政诉讼", "disputes", "oversight", titles=("加强行政应诉工作", "规范行政应诉行为", "自觉接受司法监督")
)
def litigation(w: Writer) -> None:
    head = "诉讼/应诉"
    total = w.between(18, 480)
    first, second, again = w.weighted(total, 60, 32, 8)
    closed = w.most(total, 0.7)
    lost = min(w.between(1, max(2, closed // 9)), closed)
    then = w.before(total)
    w.count("total", total, "件", head)
    w.count("first", first, "件", head, "一审")
    w.count("second", second, "件", head, "二审")
    w.count("again", again, "件", head, "再审")
    w.count("closed", closed, "件", head, "审结/判决")
    w.count("lost", lost, "件", "败诉")
    w.rate("lost_rate", lost, closed, "败诉率")
    w.rate("lost_total", lost, total, "败诉率")
    w.more("diff", then, total, "件", head)
    w.grown("pct", then, total, head)
    w.count("then", then, "件", head, period=str(w.year - 1))
    w.say(
        "<年>年，全<县>办理行政应诉案件{total}（一审{first}、二审{second}、再审{again}），人民法院已审结{closed}，"
        "[判决|裁判]败诉{lost}，败诉率[为|]{lost_rate}。",
        "<年>年，全<县>办理行政诉讼应诉案件{total}，比上年<diff>{diff}，<pct>{pct}；其中一审{first}、二审{second}、再审{again}。"
        "人民法院已审结行政诉讼案件{closed}，败诉{lost}，败诉率{lost_rate}。",
        "全年以<县>政府及其部门为被告的行政诉讼案件共{total}，<上年>年为{then}，同比<pct>{pct}。"
        "行政诉讼案件已判决{closed}。",
        "<年>年，全<县>行政机关[共|]应诉行政诉讼案件{total}，按审级分：一审{first}，二审{second}，再审{again}。"
        "行政诉讼败诉{lost}，败诉率为{lost_total}，[低于全市平均水平|与上年基本持平]。",
    )
    w.sum("total", "first", "second", "again")
    w.part("closed", "total")
    w.ratio("lost_rate", "lost", "closed")
    w.ratio("lost_total", "lost", "total", note="silent_denominator")
    w.change("pct", "total", "diff")
    w.change("pct", "then", "total")


@paragraph("行政诉讼", "disputes", "oversight", titles=("行政应诉能力稳步提升", "推动行政应诉工作提质增效"))
def litigation_of_years(w: Writer) -> None:
    head = "诉讼/应诉"
    for number, year in enumerate((w.year - 2, w.year - 1, w.year)):
        total = w.between(20, 160)
        w.count(f"total{number}", total, "件", head, period=str(year))
        w.rate(f"rate{number}", max(1, total // w.rng.randint(8, 18)), total, "败诉率", period=str(year))
    w.say(
        "<前年>年、<上年>年、<年>年，全<县>行政诉讼应诉案件分别为{total0}、{total1}、{total2}，"
        "败诉率分别为{rate0}、{rate1}和{rate2}。",
        "从近年情况看，全<县>行政应诉案件<前年>年为{total0}、败诉率{rate0}，<上年>年为{total1}、败诉率{rate1}，"
        "<年>年为{total2}、败诉率{rate2}。",
        "<前年>年至<年>年，全<县>行政机关应诉案件依次为{total0}、{total1}和{total2}，败诉率依次为{rate0}、{rate1}、{rate2}，"
        "[依法行政水平稳步提升|应诉质量总体平稳]。",
    )
    for number in range(3):
        w.grain(f"rate{number}", f"total{number}")


@paragraph(
    "负责人出庭", "disputes", "oversight", titles=("落实负责人出庭应诉制度", "推动行政机关负责人出庭出声")
)
def appearance(w: Writer) -> None:
    head = "出庭"
    heard = w.between(14, 380)
    attended = w.most(heard, 0.85)
    digits = w.style.digits
    now = w.rate("now", attended, heard, head, "率")
    then_heard = w.between(30, 200)
    then_attended = w.most(then_heard, 0.72)
    then = w.rate("then", then_attended, then_heard, head, "率", period=str(w.year - 1))
    if then == now:
        then = w.rate("then", then_attended - 2, then_heard, head, "率", period=str(w.year - 1))
    wrong = w.rng.random() < 0.5
    w.points("points", then, now, digits, head, "率", as_percent=wrong)
    w.count("heard", heard, "件", "诉讼/应诉/开庭/出庭")
    w.count("attended", attended, "件", "出庭")
    w.words["至"] = w.rng.choice(("上升到", "提升至", "提高到") if now > then else ("下降到", "降至"))
    w.say(
        "<年>年，[全<县>|]行政机关负责人应出庭应诉案件{heard}，实际出庭{attended}，出庭应诉率[为|达|]{now}。",
        "<年>年，开庭审理的行政诉讼案件{heard}，行政机关负责人出庭{attended}，出庭应诉率由<上年>年的{then}<至>{now}，"
        "<points>{points}。",
        "[严格落实|全面落实]行政机关负责人出庭应诉制度，出庭应诉率从<上年>年的{then}<至><年>年的{now}，同比<points>{points}。",
        "全年行政机关负责人出庭应诉{attended}，出庭应诉率{now}，<上年>年为{then}，同比<points>{points}。"
        "[旁听庭审活动常态化开展|“出庭又出声”成为常态]。",
    )
    w.ratio("now", "attended", "heard")
    w.change("points", "then", "now")


@paragraph(
    "矛盾调解", "disputes", titles=("完善矛盾纠纷多元化解机制", "坚持和发展“枫桥经验”", "加强人民调解工作")
)
def mediation(w: Writer) -> None:
    head = "纠纷"
    total = w.between(160, 6800)
    solved = w.most(total, 0.93)
    family, neighbours, land, other = w.weighted(total, 30, 30, 15, 25)
    w.count("committees", w.between(6, 6 + total // 20), "个", "人民调解委员会/调委会")
    w.count("total", total, "件", head)
    w.count("solved", solved, "件", "调解", "成功")
    w.rate("rate", solved, total, "调解", "成功率", digits=w.rng.choice((w.style.digits, 2)))
    w.count("family", family, "件", "婚姻家庭")
    w.count("neighbours", neighbours, "件", "邻里")
    w.count("land", land, "件", "山林土地/土地")
    w.count("other", other, "件", "其他")
    w.money("sum", w.between(90, 4200) * 10000, "金额", digits=0)
    w.say(
        "全<县>{committees}人民调解委员会[共|累计|]排查矛盾纠纷{total}，调解成功{solved}，调解成功率[达|为|]{rate}，涉及金额{sum}。",
        "<年>年，全<县>各类调解组织受理矛盾纠纷{total}，其中婚姻家庭纠纷{family}、邻里纠纷{neighbours}；"
        "调解成功{solved}，调解成功率{rate}。",
        "<年>年，[累计|共]调处矛盾纠纷{total}，主要包括婚姻家庭纠纷{family}、邻里纠纷{neighbours}、山林土地纠纷{land}等，"
        "调解成功率达{rate}。",
        "全年受理矛盾纠纷{total}：婚姻家庭纠纷{family}，邻里纠纷{neighbours}，山林土地纠纷{land}，其他纠纷{other}。"
        "经调解成功化解{solved}，[做到小事不出村、大事不出镇|一批积案得到有效化解]。",
        "各<下>排查矛盾纠纷{total}（婚姻家庭类{family}、邻里类{neighbours}、山林土地类{land}、其他类{other}），"
        "调解成功{solved}，成功率为{rate}。",
    )
    if "other" in w.printed:
        w.sum("total", "family", "neighbours", "land", "other")
    else:
        w.sum("total", "family", "neighbours", "land", note="partial_list")
    w.ratio("rate", "solved", "total")
    if "solved" not in w.printed:
        w.grain("rate", "total")
    elif "rate" not in w.printed:
        w.part("solved", "total")


@paragraph("信访", "disputes", "oversight", titles=("推进信访工作法治化", "依法处理信访诉求"))
def petitions(w: Writer) -> None:
    head = "信访"
    total = w.between(120, 5200)
    letters, visits, online = w.uneven(total, 3)
    then = w.before(total)
    w.reach(then, total)
    w.count("total", total, "件次", head)
    w.count("letters", letters, "件次", "来信")
    w.count("visits", visits, "件次", "来访")
    w.count("online", online, "件次", "网上")
    channels = ("letters", "visits", "online")
    w.shares(channels, (letters, visits, online), total)
    w.count("then", then, "件次", head, period=str(w.year - 1))
    w.grown("pct", then, total, head)
    w.rate("solved", w.most(total, 0.9), total, "化解率")
    w.say(
        "<年>年，全<县>信访总量{total}（来信{letters}、来访{visits}、网上信访{online}），<上年>年为{then}，同比<pct>{pct}。",
        "<年>年，全<县>信访总量{total}，同比<pct>{pct}，其中来信{letters}、来访{visits}、网上信访{online}。",
        "全年受理群众信访{total}，来信、来访、网上信访分别为{letters}、{visits}、{online}，一次性化解率[为|达]{solved}。",
        "全年[受理|登记]群众信访事项{total}：来信{letters}、来访{visits}、网上信访{online}，占比分别为{letters占}、{visits占}、{online占}。",
        "全<县>信访总量由<上年>年的{then}<至><年>年的{total}，同比<pct>{pct}，其中网上信访{online}，网上信访已成为主渠道。",
    )
    if "letters" in w.printed:
        w.sum("total", *channels)
    else:
        w.sum("total", "online", note="partial_list")
    w.change("pct", "then", "total")
    w.grain("solved", "total")
    w.share_out(channels, "total")


@paragraph("仲裁", "disputes", "public_service", titles=("提升仲裁公信力", "发挥仲裁作用"))
def arbitration(w: Writer) -> None:
    head = "仲裁"
    received = w.between(40, 900)
    carried = w.between(5, max(6, received // 3))
    pending = w.between(2, max(3, received // 6))
    closed = carried + received - pending
    w.count("received", received, "件", head, "受理/新收")
    w.count("carried", carried, "件", head, "结转/旧存", period="")
    w.count("all", carried + received, "件", head)
    w.count("closed", closed, "件", head, "结案/办结/审结")
    w.count("pending", pending, "件", head, "未结")
    w.rate("rate", closed, carried + received, head, "结案率")
    w.rate("ratio", closed, received, head, "结收比")
    each = w.between(80, 900) * 1000
    w.money("amount", each * received, head, "标的额")
    w.say(
        "<年>年，<县>仲裁机构新收仲裁案件{received}，上年结转{carried}，办结{closed}，未结{pending}，结案率[为|达]{rate}。",
        "全年办理仲裁案件{all}（新收{received}，旧存{carried}），办结{closed}，未结{pending}，总标的额{amount}。",
        "<年>年新收仲裁案件{received}，加上上年结转{carried}，共审结仲裁案件{closed}，年末未结{pending}，"
        "结收比{ratio}，[办案效率持续提升|积案进一步减少]。",
        "<县>仲裁委员会全年办理仲裁案件{all}，审结{closed}，结案率{rate}，仲裁案件总标的额{amount}。",
    )
    w.balance("carried", "received", "closed", "pending")
    w.sum("all", "received", "carried")
    if "all" in w.printed:
        w.ratio("rate", "closed", "all")
    else:
        w.ratio("rate", "closed", "received", "carried", note="silent_denominator")
    w.ratio("ratio", "closed", "received", note="exceeds_100" if closed > received else "")


@paragraph("劳动争议", "disputes", titles=("妥善处理劳动人事争议", "维护劳动者合法权益"))
def labour(w: Writer) -> None:
    total = w.between(80, 1900)
    pay, injury, rest = w.weighted(total, 60, 20, 20)
    for key, value, words in (
        ("total", total, ("仲裁/争议/案件",)),
        ("pay", pay, ("劳动报酬",)),
        ("injury", injury, ("工伤",)),
        ("rest", rest, ("其他",)),
    ):
        then = w.before(value)
        w.count(key, value, "件", *words)
        w.grown(f"{key}_pct", then, value, *words)
    closed = w.most(total, 0.94)
    w.count("closed", closed, "件", "仲裁/争议", "结案/审结")
    w.rate("rate", closed, total, "结案率")
    w.say(
        "<年>年，<县>劳动人事争议仲裁院受理案件{total}（同比<total_pct>{total_pct}），其中劳动报酬争议{pay}（同比<pay_pct>{pay_pct}）、"
        "工伤待遇争议{injury}（同比<injury_pct>{injury_pct}）。",
        "全年受理劳动人事争议仲裁案件{total}：劳动报酬争议{pay}，工伤待遇争议{injury}，其他争议{rest}；"
        "审限内结案{closed}，结案率[为|达|]{rate}。",
        "<年>年，受理劳动人事争议案件{total}，同比<total_pct>{total_pct}，结案{closed}，法定审限内结案率{rate}。",
    )
    if "rest" in w.printed:
        w.sum("total", "pay", "injury", "rest")
    else:
        w.sum("total", "pay", "injury", note="partial_list")
    w.ratio("rate", "closed", "total")


@paragraph("警情", "disputes", "emergency", titles=("持续深化平安建设", "严厉打击违法犯罪"))
def policing(w: Writer) -> None:
    now = w.between(260, 4800)
    then = w.before(now)
    w.reach(then, now)
    fraud = max(20, now // w.rng.randint(3, 6))
    w.count("now", now, "起", "刑事警情/警情")
    w.count("then", then, "起", "刑事警情/警情", period=str(w.year - 1))
    w.grown("pct", then, now, "警情")
    w.count("fraud", fraud, "起", "诈骗")
    w.grown("fraud_pct", fraud + w.between(3, 60), fraud, "诈骗")
    w.count("solved", w.between(20, now), "起", "刑事案件", "破获/破")
    w.count("caught", w.between(20, now), "名", "嫌疑人")
    w.say(
        "<年>年，全<县>刑事警情{now}，同比<pct>{pct}，其中电信网络诈骗警情{fraud}，同比<fraud_pct>{fraud_pct}；"
        "破获刑事案件{solved}，抓获犯罪嫌疑人{caught}。<上年>年同期，全<县>刑事警情为{then}。",
        "公安机关破获刑事案件{solved}，抓获犯罪嫌疑人{caught}；全<县>刑事警情{now}，<上年>年同期为{then}，同比<pct>{pct}。",
        "全<县>刑事警情由<上年>年的{then}<至><年>年的{now}，同比<pct>{pct}，其中电信网络诈骗警情{fraud}。",
    )
    w.change("pct", "then", "now")
    w.sum("now", "fraud", note="partial_list")


@paragraph("零诉讼", "enforcement", "disputes", titles=("推行柔性执法", "从源头预防行政争议"))
def no_cases(w: Writer) -> None:
    kind = w.rng.choice(("交通运输", "城市管理", "市场监管", "自然资源"))
    w.words["类"] = kind
    w.zero("now", "无", "起", "诉讼", kind)
    w.count("then", w.between(1, 9), "起", "诉讼", period=str(w.year - 1), small=True)
    w.percent("pct", 100, 0, "诉讼", change="下降")
    w.zero("lost", "未发生", "起", "败诉", optional=True)
    w.say(
        "[深入推进柔性执法|坚持教育与处罚相结合]，[截至目前|截至年底]，{now}<类>类行政诉讼案件，<上年>年同期为{then}，"
        "诉讼案件同比下降{pct}。",
        "<年>年{now}<类>类行政诉讼案件，<上年>年为{then}，<类>类行政诉讼案件同比下降{pct}。",
        "坚持预防在前，全年{now}<类>领域行政诉讼案件，上年同期为{then}，同比下降{pct}；{lost}行政诉讼败诉案件。",
    )
    w.change("pct", "then", "now")
