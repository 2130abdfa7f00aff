"""How do reports of the genre speak of law enforcement: files, examinations, inspections, penalties?"""

from __future__ import annotations

from tests.generated.templates import paragraph
from tests.generated.writing import Writer


@paragraph("案卷评查", "enforcement", titles=("开展案卷评查工作", "以评查促规范", "抓实行政执法案卷评查"))
def casefiles(w: Writer) -> None:
    unit = w.rng.choice(("份", "卷", "份"))
    total = w.between(24, 420)
    best, fair, bad = w.weighted(total, 34, 60, 6)
    w.count("times", w.between(2, 6), "次", "案卷", "评查", small=True)
    w.count("units", w.between(8, 60), "家", "单位/部门")
    w.count("total", total, unit, "案卷")
    w.count("best", best, unit, "案卷", "优秀")
    w.count("fair", fair, unit, "案卷", "合格")
    w.count("bad", bad, unit, "案卷", "不合格")
    w.rate("best_rate", best, total, "案卷", "优秀率")
    w.rate("pass_rate", best + fair, total, "案卷", "合格率")
    w.say(
        "开展行政执法案卷集中评查{times}，抽取{units}执法单位的行政处罚、行政许可案卷{total}，评出优秀案卷{best}、合格案卷{fair}、"
        "不合格案卷{bad}，优秀率[为|]{best_rate}。",
        "<年>年，[共|]评查行政执法案卷{total}：优秀{best}，合格{fair}，不合格{bad}，合格率[为|达]{pass_rate}。",
        "<县>司法局组织评查行政执法案卷{total}（优秀等次{best}、合格等次{fair}、不合格等次{bad}），优秀率{best_rate}，"
        "评查结果[在全<县>范围内通报|已书面反馈有关单位]。",
        "抽查全<县>{units}执法单位行政执法案卷{total}，其中优秀案卷{best}，优秀率为{best_rate}，[对扣分事项逐一督促整改|问题清单已逐一反馈]。",
    )
    if "bad" in w.printed:
        w.sum("total", "best", "fair", "bad")
    w.ratio("best_rate", "best", "total")
    w.ratio("pass_rate", ("best", "fair"), "total")


@paragraph("执法考试", "enforcement", titles=("加强行政执法队伍建设", "严把执法人员资格准入关"))
def examination(w: Writer) -> None:
    head = "考试"
    enrolled = w.between(36, 980)
    absent = w.between(1, max(2, enrolled // 12))
    sat = enrolled - absent
    passed = w.most(sat, 0.82)
    w.count("batches", w.between(2, 6), "批次", head, small=True)
    w.count("enrolled", enrolled, "人", head, "报名/报考")
    w.count("absent", absent, "人", head, "缺考")
    w.count("sat", sat, "人", head)
    w.count("passed", passed, "人", head, "合格/通过")
    w.rate("rate", passed, sat, head, "格率")
    w.count("hold", w.between(60, 1500), "名", "持证/执法人员")
    w.say(
        "<年>年，组织行政执法人员资格考试{batches}，参考{sat}，合格{passed}，合格率[为|达|]{rate}。"
        "[目前，|截至年底，]全<县>持证执法人员{hold}。",
        "<年>年，全<县>共有{sat}参加行政执法人员资格（续职）培训考试，{passed}通过，及格率为{rate}。",
        "全<县>报名参加行政执法资格考试{enrolled}，缺考{absent}，实际参考{sat}，考试合格{passed}，合格率{rate}。",
        "行政执法资格考试报考{enrolled}（参考{sat}、缺考{absent}），合格{passed}，合格率{rate}，[考试结果已全部公布|不合格人员一律不予发证]。",
    )
    w.ratio("rate", "passed", "sat")
    w.sum("enrolled", "sat", "absent")


@paragraph("安全检查", "emergency", "enforcement", titles=("开展安全生产大检查", "深入排查整治风险隐患"))
def safety(w: Writer) -> None:
    firms = w.between(120, 5200)
    found = w.between(90, 7600)
    fixed = w.most(found, 0.92)
    w.count("firms", firms, "家次", "检查")
    w.count("found", found, "处", "隐患")
    w.count("fixed", fixed, "处", "隐患", "整改")
    w.rate("rate", fixed, found, "整改率")
    w.count("cases", w.between(5, 180), "起", "立案/查处")
    w.money("fines", w.between(3000, 900000) * 10, "罚款", digits=w.rng.choice((1, 2, 3)))
    w.say(
        "<年>年，检查生产经营单位{firms}，发现问题隐患{found}，已整改{fixed}，整改率[为|达|]{rate}；立案查处{cases}，"
        "罚款[金额共计|]{fines}。",
        "[深入开展|扎实开展]安全生产大排查大整治，检查生产经营单位{firms}，发现问题隐患{found}，已整改{fixed}。"
        "安全生产领域罚款金额[共计|合计]{fines}。",
        "应急管理部门排查各类问题隐患{found}，隐患整改率{rate}，[未整改的均已落实管控措施|整改情况实行销号管理]。",
        "围绕消防、燃气、危险化学品等领域检查生产经营单位{firms}，排查隐患{found}，完成整改{fixed}，隐患整改率达{rate}。",
    )
    w.ratio("rate", "fixed", "found")
    if "rate" not in w.printed:
        w.part("fixed", "found")
    elif "fixed" not in w.printed:
        w.grain("rate", "found")


@paragraph("行政处罚", "enforcement", titles=("严格规范行政处罚", "加大重点领域执法力度"))
def penalties(w: Writer) -> None:
    head = "处罚"
    total = w.between(60, 4200)
    plain_, simple = w.parts(total, 2)
    kinds = w.uneven(total, 3)
    w.count("total", total, "件", head)
    w.count("normal", plain_, "件", "普通程序")
    w.count("simple", simple, "件", "简易程序")
    names = ("警告", "罚款", "没收")
    for name, kind in zip(names, kinds, strict=True):
        w.count(name, kind, "件", name)
    w.shares(names, kinds, total)
    w.rate("simple_share", simple, total, "简易程序")
    w.money("fines", w.between(2000, 900000) * 100, "罚没/罚款")
    w.say(
        "<年>年，全<县>作出行政处罚决定{total}（普通程序{normal}、简易程序{simple}），罚没款[合计|共计]{fines}。",
        "<年>年，作出行政处罚决定{total}：警告{警告}、罚款{罚款}、没收及其他{没收}，分别占{警告占}、{罚款占}和{没收占}。",
        "全年[实施|作出]行政处罚{total}，其中适用简易程序{simple}，占比{simple_share}，[执法效率明显提升|轻微违法案件实现快速办理]。",
        "全<县>各执法部门办理行政处罚案件{total}，普通程序和简易程序案件分别为{normal}、{simple}；罚没金额{fines}。",
    )
    w.sum("total", "normal", "simple")
    w.sum("total", *names)
    w.share_out(names, "total")
    w.ratio("simple_share", "simple", "total")


@paragraph("双随机", "enforcement", "services", titles=("推进“双随机、一公开”监管", "提升事中事后监管水平"))
def random_checks(w: Writer) -> None:
    checked = w.between(220, 9800)
    found = max(3, checked // w.rng.randint(6, 30))
    closed = w.most(found, 0.8)
    w.count("batches", w.between(12, 190), "批次", "抽查")
    w.count("checked", checked, "户", "经营主体")
    w.count("found", found, "户", "问题")
    w.rate("rate", found, checked, "发现率")
    w.count("closed", closed, "户", "整改/处理")
    w.count("moved", w.between(1, 12), "件", "移送", small=True)
    w.say(
        "开展“双随机、一公开”抽查{batches}，抽查经营主体{checked}，发现问题{found}，问题发现率[为|]{rate}。",
        "<年>年，市场监管部门组织“双随机、一公开”抽查{batches}，抽查经营主体{checked}，发现存在问题的经营主体{found}，"
        "已督促整改{closed}，移送司法机关{moved}。",
        "[综合运用信用风险分类结果|将抽查与信用风险分类相结合]，抽查经营主体{checked}，发现问题的{found}，问题发现率达{rate}，"
        "检查结果[全部向社会公示|及时归集公示]。",
    )
    w.ratio("rate", "found", "checked")
    if "rate" not in w.printed:
        w.part("found", "checked")
        w.part("closed", "found")


@paragraph("持证人员", "enforcement", titles=("强化执法人员管理", "规范执法证件管理"))
def certificates(w: Writer) -> None:
    total = w.between(60, 1600)
    fewer = w.between(3, 24)
    retired, moved = w.parts(fewer, 2)
    w.count("total", total, "人", "执法证/持证/执法人员")
    word = w.rng.choice(("减少", "减少", "增加"))
    w.words["增减"] = word
    w.count("fewer", fewer, "人", "执法证/持证/人员", change=word)
    first, second = ("退休", "调离") if word == "减少" else ("招录", "调入")
    w.words["甲"], w.words["乙"] = first, second
    w.count("retired", retired, "人", first)
    w.count("moved", moved, "人", second)
    w.count("renewed", w.between(5, 60), "人", "换证")
    law = w.between(10, total // 2)
    w.count("law", law, "人", "法律/法学")
    w.rate("law_share", law, total, "法律/法学")
    w.say(
        "截至<年>年[底|12月底]，全<县>持有行政执法证件人员{total}，较上年<增减>{fewer}，其中<甲>{retired}、<乙>{moved}；换证{renewed}。",
        "全<县>持证执法人员{total}，比上年<增减>{fewer}（<甲>{retired}、<乙>{moved}），[证件实行动态管理|人员信息已全部入库]。",
        "全<县>现有持证执法人员{total}，其中具有法律专业背景的{law}，占{law_share}。",
    )
    w.sum("fewer", "retired", "moved")
    w.ratio("law_share", "law", "total")


@paragraph("执法公示", "enforcement", "digital", titles=("全面落实行政执法“三项制度”", "推进行政执法公示"))
def publication(w: Writer) -> None:
    total = w.between(900, 26000)
    licences, penalties_, checks = w.weighted(total, 60, 15, 25)
    w.count("total", total, "条", "公示/执法信息")
    w.count("licences", licences, "条", "许可")
    w.count("penalties", penalties_, "条", "处罚")
    w.count("checks", checks, "条", "检查")
    w.say(
        "通过公示平台公示行政执法信息{total}，其中行政许可{licences}、行政处罚{penalties}。",
        "<年>年，[累计|]公示行政执法信息{total}（行政许可{licences}、行政处罚{penalties}、行政检查{checks}）。",
        "全年公示行政执法信息{total}：行政许可信息{licences}，行政处罚信息{penalties}，行政检查信息{checks}，[做到应公示尽公示|确保执法全过程公开透明]。",
    )
    if "checks" in w.printed:
        w.sum("total", "licences", "penalties", "checks")
    else:
        w.sum("total", "licences", "penalties", note="partial_list")


@paragraph("涉企检查", "enforcement", "services", titles=("规范涉企行政执法", "减轻企业检查负担"))
def business_checks(w: Writer) -> None:
    then = w.between(900, 9000)
    now = then - w.between(then // 9, then // 2)
    w.count("then", then, "次", "检查", period=str(w.year - 1))
    w.count("now", now, "次", "检查")
    w.grown("pct", then, now, "检查")
    high = w.between(26, 60)
    w.tenths("before", high, "次", "户均", period="")
    w.tenths("after", high - w.between(4, 20), "次", "户均")
    w.count("clues", w.between(12, 140), "条", "线索")
    w.money("saved", w.between(60, 900) * 10000, "损失", digits=0)
    w.say(
        "推行“综合查一次”“扫码入企”，涉企行政检查由<上年>年的{then}减少到{now}，同比<pct>{pct}，户均检查由{before}降至{after}。",
        "<年>年，全<县>涉企行政检查{now}，<上年>年同期为{then}，同比<pct>{pct}。排查涉企执法问题线索{clues}，为企业挽回损失{saved}。",
        "[无事不扰、有求必应|监管既“无事不扰”又“无处不在”]，户均检查由{before}降至{after}；全年涉企行政检查{now}，较<上年>年的{then}<pct>{pct}。",
    )
    w.change("pct", "then", "now")


@paragraph("交通执法", "enforcement", titles=("深化道路交通安全和运输执法领域整治", "开展交通运输综合执法"))
def traffic(w: Writer) -> None:
    over = w.between(60, 1800)
    w.wan("checked", w.between(12000, 96000), "辆次", "车辆", digits=1)
    w.count("over", over, "辆次", "超限/超载")
    w.about("unloaded", w.between(900, 18000), "吨", "卸载/货物")
    illegal = w.between(14, 240)
    w.count("illegal", illegal, "台次", "黑车/非法营运")
    w.count("online", w.between(3, illegal - 1), "台次", "网约车")
    w.count("posts", w.between(2, 9), "处", "执法点", small=True)
    w.money("fines", w.between(2000, 90000) * 100, "罚款", digits=1)
    w.say(
        "会同公安交警开展联合治超，设置24小时流动执法点{posts}，检测货运车辆{checked}，查处超限超载车辆{over}，卸载货物{unloaded}。",
        "检测货运车辆{checked}，查处超限超载车辆{over}；查处非法营运“黑车”{illegal}，其中网约车{online}，罚款{fines}。",
        "<年>年，查处非法营运“黑车”{illegal}，其中网约车{online}；[联合|会同]交警查处超限超载车辆{over}，卸载货物{unloaded}。",
    )
    w.sum("illegal", "online", note="partial_list")


@paragraph("包容审慎", "enforcement", "services", titles=("推行包容审慎监管", "落实“首违不罚”制度"))
def leniency(w: Writer) -> None:
    total = w.between(60, 420)
    none, light, less = w.parts(total, 3)
    w.count("total", total, "项", "事项/清单")
    w.count("none", none, "项", "不予处罚")
    w.count("light", light, "项", "从轻")
    w.count("less", less, "项", "减轻")
    w.count("cases", w.between(20, 800), "件", "不予处罚/案件")
    w.money("saved", w.between(12, 400) * 10000, "罚款/金额", digits=1)
    w.say(
        "动态调整包容审慎监管事项{total}（不予处罚事项{none}、从轻处罚事项{light}、减轻处罚事项{less}），全年办理不予处罚案件{cases}。",
        "公布包容审慎监管事项{total}：不予处罚{none}，从轻处罚{light}，减轻处罚{less}。适用清单办理不予处罚案件{cases}，减免罚款{saved}。",
        "落实“首违不罚”“轻微免罚”制度，<年>年办理不予处罚案件{cases}，减免罚款{saved}，[让执法既有力度又有温度|受到企业普遍好评]。",
        "公布不予处罚事项{none}、从轻处罚事项{light}、减轻处罚事项{less}，共计{total}；适用清单办理不予处罚案件{cases}。",
    )
    w.sum("total", "none", "light", "less")
