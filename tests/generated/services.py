"""How do reports of the genre speak of services: government matters, hotlines, legal aid, publicity, corrections?"""

from __future__ import annotations

from tests.generated.templates import paragraph
from tests.generated.writing import Writer


@paragraph(
    "政务服务", "services", "digital", titles=("提升政务服务效能", "深化“放管服”改革", "推进“高效办成一件事”")
)
def matters(w: Writer) -> None:
    total = w.between(420, 2400)
    online = w.most(total, 0.93)
    high = w.between(40, 99)
    w.count("total", total, "项", "政务服务事项/事项")
    w.count("online", online, "项", "网上")
    w.rate("rate", online, total, "网上可办率/可办率")
    w.wan("handled", w.between(12000, 690000), "件", "办件")
    w.tenths("before", high, "个", "环节", period="")
    w.tenths("after", high - w.between(10, 38), "个", "环节")
    w.count("materials", w.between(40, 300), "项", "材料")
    w.say(
        "全<县>依申请政务服务事项{total}，实现网上可办{online}，网上可办率[达|为|]{rate}，全年办件{handled}。",
        "推进“一网通办”，办理环节由平均{before}压减至{after}，审批材料压缩至{materials}；{total}政务服务事项中，{online}实现网上办理，"
        "网上可办率达{rate}。",
        "<年>年，梳理政务服务事项{total}，其中网上可办{online}，[“最多跑一次”落地见效|“一窗受理”全面推行]；政务大厅全年办件{handled}。",
        "全<县>{total}政务服务事项纳入“一网通办”，网上可办率{rate}，办理环节由{before}压减至{after}。",
    )
    w.ratio("rate", "online", "total")
    if "rate" not in w.printed:
        w.part("online", "total")
    elif "online" not in w.printed:
        w.grain("rate", "total")


@paragraph("热线", "services", "oversight", titles=("畅通群众诉求渠道", "办好政务服务便民热线"))
def hotline(w: Writer) -> None:
    head = "热线/工单/诉求"
    total = w.between(26000, 480000)
    done = round(total * w.rng.uniform(0.95, 0.998))
    w.wan("total", total, "件", head)
    w.wan("done", done, "件", "办结")
    w.rate("rate", done, total, "办结率", note="interval")
    exact = w.between(900, 9800)
    exact_done = w.most(exact, 0.95)
    w.count("small", exact, "件", head)
    w.count("small_done", exact_done, "件", "办结")
    w.rate("small_rate", exact_done, exact, "办结率")
    w.rate("pleased", w.most(exact_done, 0.95), exact_done, "满意率")
    w.say(
        "12345政务服务便民热线受理群众诉求{total}，办结{done}，办结率[达|为|]{rate}。",
        "<年>年，12345热线全年受理工单{total}，按期办结{done}，按期办结率{rate}，[群众获得感持续增强|即接即办成为常态]。",
        "<年>年，承接12345热线转办工单{small}，已办结{small_done}，办结率{small_rate}，群众满意率{pleased}。",
        "依托12345热线受理诉求{small}，按时办结{small_done}，办结率为{small_rate}。",
    )
    w.ratio("rate", "done", "total", note="interval")
    w.ratio("small_rate", "small_done", "small")
    w.grain("pleased", "small_done")


@paragraph("法律援助", "public_service", titles=("加大法律援助力度", "推进法律援助惠民工程"))
def legal_aid(w: Writer) -> None:
    head = "法律援助"
    total = w.between(40, 1600)
    civil, criminal, administrative = w.weighted(total, 66, 31, 3)
    people = total + w.between(2, max(3, total // 5))
    workers, women, old, others = w.weighted(people, 40, 20, 15, 25)
    w.count("total", total, "件", head)
    w.count("civil", civil, "件", head, "民事")
    w.count("criminal", criminal, "件", head, "刑事")
    w.count("administrative", administrative, "件", head, "行政")
    w.count("people", people, "人", "受援人")
    w.count("workers", workers, "人", "农民工")
    w.count("women", women, "人", "妇女")
    w.count("old", old, "人", "老年人")
    w.count("others", others, "人", "其他")
    w.money("saved", w.between(40, 2600) * 7000, "损失/利益", digits=1)
    w.rate("pleased", w.most(total, 0.95), total, "满意率")
    w.say(
        "<年>年，办理法律援助案件{total}（民事{civil}、刑事{criminal}、行政{administrative}），受援人{people}，"
        "挽回经济损失{saved}。",
        "<县>法律援助中心共办理法律援助案件{total}，其中民事案件{civil}、刑事案件{criminal}、行政案件{administrative}。"
        "受援人{people}，其中农民工{workers}、妇女{women}。",
        "全年办理法律援助案件{total}：刑事案件{criminal}，民事案件{civil}，行政案件{administrative}；受援人{people}（农民工{workers}、"
        "妇女{women}、老年人{old}、其他人员{others}）。",
        "<年>年，全<县>办理法律援助案件{total}，群众满意率[达|为]{pleased}，[应援尽援的目标基本实现|援助质量稳步提高]。",
    )
    w.sum("total", "civil", "criminal", "administrative")
    if "others" in w.printed:
        w.sum("people", "workers", "women", "old", "others")
    else:
        w.sum("people", "workers", "women", note="partial_list")
    w.grain("pleased", "total")


@paragraph("公证", "public_service", titles=("织密公共法律服务网络", "优化公证和司法鉴定服务"))
def notaries(w: Writer) -> None:
    stations, rooms = w.between(5, 30), w.between(40, 300)
    w.count("centres", w.between(2, 5), "个", "公共法律服务中心/服务中心", small=True)
    w.count("stations", stations, "个", "工作站")
    w.count("rooms", rooms, "个", "工作室")
    home, abroad = w.between(200, 3000), w.between(60, 900)
    w.count("notarised", home + abroad, "件", "公证")
    w.count("home", home, "件", "国内")
    w.count("abroad", abroad, "件", "涉外")
    w.count("examined", w.between(60, 1400), "件", "鉴定")
    w.count("lawyers", w.between(20, 600), "名", "律师")
    w.say(
        "建成公共法律服务中心{centres}、工作站{stations}、工作室{rooms}，“30分钟公共法律服务圈”基本形成。全年办理公证{notarised}、司法鉴定{examined}。",
        "<年>年，办理公证{notarised}（国内公证{home}、涉外公证{abroad}），司法鉴定{examined}。全<县>现有执业律师{lawyers}。",
        "公证机构办理公证{notarised}：国内公证{home}，涉外公证{abroad}。公共法律服务实体平台覆盖各<下>，设立工作站{stations}、工作室{rooms}。",
        "全年办理公证{notarised}，其中涉外公证{abroad}；办理司法鉴定{examined}，[服务质效不断提升|未发生有效投诉]。",
    )
    if "home" in w.printed:
        w.sum("notarised", "home", "abroad")
    else:
        w.sum("notarised", "abroad", note="partial_list")


@paragraph("社区矫正", "public_service", "disputes", titles=("规范社区矫正执法", "加强社区矫正和安置帮教"))
def corrections(w: Writer) -> None:
    head = "社区矫正/矫正/在册"
    carried, new = w.between(60, 480), w.between(40, 420)
    out = w.between(30, carried + new - 20)
    w.count("carried", carried, "人", head, period="")
    w.count("new", new, "人", "接收/社区矫正")
    w.count("out", out, "人", "解除")
    w.count("now", carried + new - out, "人", head)
    w.count("lessons", w.between(12, 90), "场次", "教育")
    w.count("warned", w.between(2, 40), "人次", "警告")
    w.say(
        "上年末在册社区矫正对象{carried}，<年>年新接收{new}，解除矫正{out}，年末在册{now}。",
        "<年>年，全<县>新接收社区矫正对象{new}，加上上年末在册{carried}，依法解除矫正{out}，[年末|年底]在册社区矫正对象{now}。"
        "开展集中教育{lessons}，给予警告{warned}。",
        "<上年>年末全<县>在册社区矫正对象{carried}，[全年|本年]新接收{new}、解除{out}，<年>年末在册社区矫正对象{now}，"
        "[未发生脱管漏管|保持零脱管]。",
    )
    w.balance("carried", "new", "out", "now")


@paragraph("信息公开", "oversight", "digital", titles=("深化政务公开", "做好依申请公开工作"))
def disclosure(w: Writer) -> None:
    head = "依申请公开/申请"
    received, carried = w.between(14, 620), w.between(1, 12)
    pending = w.between(1, min(9, received))
    answered = received + carried - pending
    open_, partly, refused, other = w.weighted(answered, 50, 15, 15, 20)
    w.count("received", received, "件", head)
    w.count("carried", carried, "件", "结转", period="")
    w.count("answered", answered, "件", "答复/办结")
    w.count("pending", pending, "件", "结转", period="")
    for key, value, word in (
        ("open", open_, "予以公开"),
        ("partly", partly, "部分公开"),
        ("refused", refused, "不予公开"),
        ("other", other, "其他"),
    ):
        w.count(key, value, "件", word)
    w.wan("published", w.between(11000, 42000), "条", "信息")
    w.say(
        "主动公开政府信息{published}。全年新收政府信息公开申请{received}，上年结转{carried}，办结{answered}，结转下年度{pending}。",
        "<年>年，新收政府信息公开申请{received}，上年结转{carried}；答复{answered}：予以公开{open}，部分公开{partly}，不予公开{refused}，"
        "其他处理{other}；结转下年继续办理{pending}。",
        "收到政府信息公开申请{received}，连同上年结转{carried}，年内答复{answered}（予以公开{open}、部分公开{partly}、不予公开{refused}、"
        "其他处理{other}），结转下年度{pending}。",
    )
    w.balance("carried", "received", "answered", "pending")
    w.sum("answered", "open", "partly", "refused", "other")


@paragraph("法治乡村", "publicity", titles=("推进法治乡村建设", "培育“法律明白人”"))
def villages(w: Writer) -> None:
    total = w.between(12, 160)
    national, provincial, local = w.weighted(total, 6, 24, 70)
    w.count("people", w.between(200, 3800), "名", "法律明白人")
    w.count("villages", total, "个", "示范村")
    w.count("national", national, "个", "全国级/国家级")
    w.count("provincial", provincial, "个", "省级")
    w.count("local", local, "个", "市级")
    w.count("squares", w.between(2, 12), "处", "法治文化", small=True, period=f"{w.year - 2}年以来")
    w.count("walls", w.between(20, 400), "面", "宣传栏/宣传墙", period=f"{w.year - 2}年以来")
    w.say(
        "累计培养“法律明白人”{people}，建成民主法治示范村{villages}（国家级{national}、省级{provincial}、市级{local}）。",
        "截至<年>年底，全<县>有民主法治示范村{villages}，其中国家级{national}、省级{provincial}。培养“法律明白人”{people}。",
        "<前年>年以来，[累计|]建成法治文化广场{squares}、法治宣传栏{walls}；<年>年全<县>“法律明白人”达{people}。",
    )
    if "local" in w.printed:
        w.sum("villages", "national", "provincial", "local")
    else:
        w.sum("villages", "national", "provincial", note="partial_list")


@paragraph("普法宣传", "publicity", titles=("深入开展法治宣传教育", "落实“谁执法谁普法”普法责任制"))
def publicity(w: Writer) -> None:
    total = w.between(40, 900)
    school = max(2, total // w.rng.randint(3, 8))
    w.count("total", total, "场次", "活动/宣讲")
    w.count("school", school, "场次", "校园")
    w.about("events", w.between(30, 900), "场次", "活动")
    w.about("leaflets", w.between(2000, 160000), "份", "资料")
    w.about("asked", w.between(200, 9000), "人次", "咨询")
    w.about("reached", w.between(2000, 90000), "人次", "群众")
    w.about("banners", w.between(20, 600), "条", "横幅")
    w.count("videos", w.between(3, 60), "部", "短视频/视频")
    w.say(
        "结合“4·15”全民国家安全教育日、“12·4”国家宪法日等节点，<年>年开展“法律八进”活动{events}，发放宣传资料{leaflets}，"
        "接受群众咨询{asked}，受教育群众{reached}。",
        "全年开展各类普法活动{events}，发放宣传资料{leaflets}、悬挂横幅{banners}，制作普法短视频{videos}。",
        "组织法治宣讲活动{total}，其中“法治进校园”{school}；发放宣传资料{leaflets}，接受群众咨询{asked}。",
        "<年>年，开展主题普法活动{events}，[惠及|受益]群众{reached}，制作普法短视频{videos}，[普法实效性进一步增强|“八五”普法取得阶段性成效]。",
    )
    w.sum("total", "school", note="partial_list")


@paragraph("培训", "enforcement", "study", titles=("加强业务培训", "提升执法人员能力素质"))
def training(w: Writer) -> None:
    w.count("terms", w.between(2, 12), "期", "培训", small=True)
    w.count("people", w.between(60, 1900), "人次", "培训")
    w.tenths("hours", w.between(601, 800), "学时", "培训/学习", period="")
    w.count("norm", 60, "学时", "学时/培训", kind="target", period="")
    w.count("lectures", w.between(2, 12), "场", "讲座", small=True)
    w.about("audience", w.between(120, 2600), "人次", "讲座/干部/参加")
    w.say(
        "举办行政执法培训班{terms}，培训执法人员{people}；邀请专家学者开展法治讲座{lectures}。",
        "<年>年，组织全<县>行政执法人员培训{terms}、培训{people}，[做到持证人员全员轮训|培训内容覆盖重点领域]。",
        "执法人员参加公共法律知识和专业法律知识培训人均{hours}，达到每人每年{norm}的规定要求；举办法治专题讲座{lectures}。",
        "开展公共法律知识培训{terms}，举办法治专题讲座{lectures}，参加讲座干部{audience}。",
    )


@paragraph("问卷", "leadership", "study", titles=("开展法治建设满意度调查", "提升群众法治满意度"))
def questionnaire(w: Writer) -> None:
    sent = w.rng.choice((300, 500, 600, 800, 1000, 1200, 1500))
    back = w.most(sent, 0.9)
    valid = w.most(back, 0.95)
    w.count("sent", sent, "份", "问卷")
    w.count("back", back, "份", "问卷", "回收")
    w.count("valid", valid, "份", "有效")
    w.rate("rate", back, sent, "回收率")
    w.count("asked", w.between(12, 60), "名", "干部")
    w.say(
        "面向社会发放调查问卷{sent}，回收{back}，回收率[为|]{rate}。",
        "访谈干部{asked}，发放调查问卷{sent}，回收{back}，其中有效问卷{valid}，回收率{rate}。",
        "<年>年，委托第三方机构发放法治建设调查问卷{sent}，回收{back}，问卷回收率达{rate}；[调查结果作为改进工作的依据|调查意见逐条反馈有关部门]。",
    )
    w.ratio("rate", "back", "sent")


@paragraph("数字法治", "digital", titles=("强化执法信息化支撑", "深化执法数据应用"))
def digital(w: Writer) -> None:
    people = w.between(90, 2400)
    active = w.most(people, 0.9)
    w.wan("data", w.between(30000, 900000), "条", "数据", digits=1)
    w.count("terminals", w.between(20, 600), "台", "终端")
    w.count("cameras", w.between(60, 1900), "部", "记录仪")
    w.count("people", people, "个", "账号")
    w.count("active", active, "个", "账号")
    w.rate("rate", active, people, "激活率/开通率")
    w.say(
        "归集执法数据{data}，配发移动执法终端{terminals}、执法记录仪{cameras}。",
        "全<县>开设执法账号{people}，已激活{active}，账号激活率[为|达|]{rate}；归集各类执法数据{data}。",
        "推广“互联网+监管”平台2.0版，全<县>执法账号{people}，账号激活率{rate}；配发执法记录仪{cameras}。",
    )
    w.ratio("rate", "active", "people")
    if "active" not in w.printed:
        w.grain("rate", "people")
