"""How do reports of the genre speak of governing: rules, decisions, contracts, oversight, leadership?"""

from __future__ import annotations

from tests.generated.templates import paragraph
from tests.generated.writing import Writer


@paragraph("规范性文件审查", "rules", titles=("加强行政规范性文件监督管理", "严格合法性审查"))
def normative(w: Writer) -> None:
    reviewed = w.between(12, 260)
    w.count("reviewed", reviewed, "件", "文件", "审查")
    w.count("advice", w.between(14, 600), "条", "意见")
    w.count("filed", w.between(3, 40), "件", "备案")
    w.percent("rate", 100, 0, "报备率/备案率")
    w.count("issued", w.between(2, 9), "件", "规范性文件", small=True)
    w.say(
        "<年>年，[共|]审查规范性文件草案{reviewed}，提出修改意见{advice}，向市政府备案{filed}，报备率、及时率均为{rate}。",
        "全年制定行政规范性文件{issued}，对{reviewed}文件开展合法性审查，提出审查意见{advice}。",
        "[坚持有件必备、有备必审、有错必纠|健全备案审查机制]，审查各类文件{reviewed}，报送备案{filed}，报备率达{rate}。",
    )


@paragraph("文件清理", "rules", titles=("开展行政规范性文件清理", "维护法制统一"))
def cleanup(w: Writer) -> None:
    head = "文件"
    total = w.between(14, 420)
    kept, changed, abolished, expired = w.parts(total, 4)
    w.count("total", total, "件", head)
    w.count("kept", kept, "件", head, "有效/保留")
    w.count("changed", changed, "件", head, "修改")
    w.count("abolished", abolished, "件", head, "废止")
    w.count("expired", expired, "件", head, "失效")
    w.count("stopped", abolished + expired, "件", head, "废止/失效")
    w.rate("share", kept, total, "有效/保留")
    w.say(
        "组织对全<县>现行行政规范性文件{total}进行清理：继续有效{kept}，修改{changed}，废止{abolished}，宣布失效{expired}。",
        "<年>年<月>月，对{total}行政规范性文件进行了清理，经清理，保留{kept}，修改{changed}，废止{abolished}，宣布失效{expired}。",
        "清理行政规范性文件{total}（继续有效{kept}、修改{changed}、废止{abolished}、失效{expired}），继续有效的文件占{share}，"
        "[清理结果已向社会公布|清理目录通过政府网站公布]。",
        "清理行政规范性文件{total}，其中废止{abolished}、宣布失效{expired}，[清理结果已向社会公布|列入废止目录的文件不再施行]。",
    )
    if "kept" in w.printed:
        w.sum("total", "kept", "changed", "abolished", "expired")
    else:
        w.sum("total", "abolished", "expired", note="partial_list")
    w.ratio("share", "kept", "total")


@paragraph("重大决策", "decisions", titles=("严格落实重大行政决策程序", "提升行政决策公信力"))
def decisions(w: Writer) -> None:
    advice = w.between(30, 420)
    taken = max(3, advice // w.rng.randint(2, 6))
    w.count("items", w.between(2, 9), "项", "决策", small=True)
    w.count("hearings", w.between(2, 6), "次", "听证", small=True)
    w.count("advice", advice, "条", "意见")
    w.count("taken", taken, "条", "采纳")
    w.rate("rate", taken, advice, "采纳率")
    w.say(
        "公布年度重大行政决策事项{items}，均履行公众参与、专家论证、风险评估、合法性审查和集体讨论决定程序；征集公众意见{advice}，"
        "采纳{taken}，采纳率[为|]{rate}。",
        "<年>年，纳入目录管理的重大行政决策事项{items}，召开听证会{hearings}，征集社会公众意见{advice}，采纳{taken}。",
        "就重大行政决策事项公开征求意见，收到意见建议{advice}，采纳{taken}，意见采纳率达{rate}，采纳情况[及时向社会反馈|一并公开]。",
    )
    w.ratio("rate", "taken", "advice")
    if "rate" not in w.printed:
        w.part("taken", "advice")


@paragraph("合同审查", "decisions", "rules", titles=("加强政府合同管理", "防范政府合同法律风险"))
def contracts(w: Writer) -> None:
    total = w.between(30, 480)
    invest, buy, other = w.parts(total, 3)
    w.count("total", total, "份", "合同")
    w.count("invest", invest, "份", "招商/投资")
    w.count("buy", buy, "份", "采购")
    w.count("other", other, "份", "其他")
    w.money("amount", w.between(900, 500000) * 10000, "金额/标的额")
    w.count("opinions", w.between(20, 500), "份", "意见书")
    w.about("loose", total, "份", "合同")
    w.say(
        "审查政府合同、协议{total}（招商投资类{invest}、政府采购类{buy}、其他类{other}），涉及金额{amount}。",
        "<年>年，法律顾问审查政府合同{loose}，出具法律意见书{opinions}，[有效防范了法律风险|较好发挥了参谋助手作用]。",
        "全年审查政府合同{total}，其中招商投资类{invest}、政府采购类{buy}，出具法律意见书{opinions}。",
        "审查政府合同{total}：招商投资类{invest}，政府采购类{buy}，其他类{other}；出具法律意见书{opinions}。",
    )
    if "other" in w.printed:
        w.sum("total", "invest", "buy", "other")
    else:
        w.sum("total", "invest", "buy", note="partial_list")


@paragraph(
    "法律顾问",
    "decisions",
    "leadership",
    titles=("全面落实政府法律顾问制度", "充分发挥法律顾问和公职律师作用"),
)
def advisers(w: Writer) -> None:
    total = w.between(30, 420)
    then = total - w.between(2, max(3, total // 4))
    w.count("total", total, "名", "公职律师")
    w.count("then", then, "名", "公职律师", period=str(w.year - 1))
    w.more("more", then, total, "名", "公职律师")
    w.grown("pct", then, total, "公职律师")
    w.count("bodies", w.between(20, 90), "家", "部门")
    w.percent("cover", 100, 0, "覆盖率")
    w.say(
        "{bodies}<县>直部门法律顾问覆盖率[达|达到|]{cover}，现有公职律师{total}，较<上年>年<more>{more}，<pct>{pct}。",
        "截至<年>年底，全<县>公职律师{total}，<上年>年底为{then}，<more>{more}。",
        "全<县>公职律师由<上年>年的{then}发展到<年>年的{total}，<pct>{pct}；<县>直部门法律顾问覆盖率达{cover}。",
    )
    w.change("pct", "total", "more")
    w.change("pct", "then", "total")
    w.change("more", "then", "total")


@paragraph("建议提案", "oversight", titles=("自觉接受人大监督和政协民主监督", "认真办理建议提案"))
def proposals(w: Writer) -> None:
    deputies, members = w.between(20, 260), w.between(20, 260)
    total = deputies + members
    w.count("deputies", deputies, "件", "建议")
    w.count("members", members, "件", "提案")
    w.count("total", total, "件", "建议/提案")
    w.count("done", total, "件", "办结/办复")
    w.percent("rate", 100, 0, "办结率/满意率/办复率")
    w.say(
        "<年>年，承办人大代表建议{deputies}、政协委员提案{members}，办结率、满意率均为{rate}。",
        "全年办理人大代表建议和政协委员提案{total}（建议{deputies}、提案{members}），全部按期办复，办复率{rate}。",
        "办理建议提案{total}：人大代表建议{deputies}，政协委员提案{members}；已办复{done}，办复率达{rate}。",
    )
    w.sum("total", "deputies", "members")
    w.ratio("rate", "done", "total")
    if "done" not in w.printed:
        w.grain("rate", "total")


@paragraph("法治督察", "oversight", "leadership", titles=("强化法治督察", "以督察促落实"))
def inspections(w: Writer) -> None:
    found = w.between(24, 380)
    fixed = w.most(found, 0.86)
    w.count("rounds", w.between(2, 4), "轮", "督察", small=True)
    w.count("bodies", w.between(8, 60), "家", "单位")
    w.count("found", found, "个", "问题")
    w.count("fixed", fixed, "个", "整改")
    w.rate("rate", fixed, found, "整改率")
    w.count("letters", w.between(3, 40), "份", "建议书")
    w.say(
        "开展法治督察{rounds}，督察单位{bodies}，发现问题{found}，已整改{fixed}，整改率[为|达|]{rate}。",
        "<年>年，对{bodies}单位开展法治督察，反馈问题{found}，整改到位{fixed}，整改率{rate}，印发督察建议书{letters}。",
        "[紧盯督察反馈问题整改|坚持清单化推进问题整改]，反馈的{found}问题已整改{fixed}，整改率为{rate}。",
        "法治督察共发现问题{found}，整改到位{fixed}，[其余问题正在有序整改|尚未整改的均明确了时限]；印发督察建议书{letters}。",
    )
    w.ratio("rate", "fixed", "found")
    if "rate" not in w.printed:
        w.part("fixed", "found")


@paragraph("审计监督", "oversight", titles=("强化审计监督", "发挥审计监督作用"))
def auditing(w: Writer) -> None:
    asked = w.between(30, 260)
    taken = w.most(asked, 0.85)
    w.count("projects", w.between(8, 70), "个", "审计项目")
    w.money("amount", w.between(600, 90000) * 10000, "金额")
    w.count("asked", asked, "条", "审计建议/建议")
    w.count("taken", taken, "条", "采纳")
    w.rate("rate", taken, asked, "采纳率")
    w.count("clues", w.between(2, 12), "条", "线索", small=True)
    w.say(
        "完成审计项目{projects}，查出主要问题金额{amount}，移送问题线索{clues}，提出审计建议{asked}，被采纳{taken}。",
        "<年>年，完成审计项目{projects}，提出审计建议{asked}，被采纳{taken}，采纳率[为|达]{rate}。",
        "全年提出审计建议{asked}，采纳率{rate}，查出主要问题金额{amount}，[审计整改“下半篇文章”扎实有力|审计成果得到有效运用]。",
    )
    w.ratio("rate", "taken", "asked")
    if "rate" not in w.printed:
        w.part("taken", "asked")
    elif "taken" not in w.printed:
        w.grain("rate", "asked")


@paragraph("学法", "study", "leadership", titles=("推动领导干部带头学法", "健全常态化学法机制"))
def study(w: Writer) -> None:
    meetings, groups = w.between(3, 12), w.between(3, 12)
    w.count("meetings", meetings, "次", "学法", small=True)
    w.count("groups", groups, "次", "学习", small=True)
    w.count("total", meetings + groups, "次", "学法/学习")
    w.count("lectures", w.between(2, 8), "期", "讲堂/讲座", small=True)
    w.about("audience", w.between(120, 2600), "人次", "干部")
    w.count("visits", w.between(2, 6), "次", "旁听", small=True)
    w.say(
        "<县>政府常务会议学法{meetings}，<县>委理论学习中心组专题学习{groups}，举办法治大讲堂{lectures}，参训干部{audience}。",
        "<年>年，各级领导班子集体学法{total}（常务会议学法{meetings}、中心组学习{groups}），组织旁听庭审{visits}。",
        "把习近平法治思想列入干部教育培训必修课，全年举办法治讲座{lectures}，参训干部{audience}；<县>政府常务会议学法{meetings}。",
    )
    w.sum("total", "meetings", "groups")


@paragraph("述法", "leadership", titles=("落实述法制度", "压实第一责任人职责"))
def reporting(w: Writer) -> None:
    live, paper = w.between(4, 20), w.between(20, 120)
    w.count("total", live + paper, "名", "述法/负责人")
    w.count("live", live, "名", "现场")
    w.count("paper", paper, "名", "书面")
    w.count("meetings", w.between(2, 6), "次", "会议", small=True)
    w.count("papers", w.between(4, 30), "份", "文件")
    w.count("problems", w.between(5, 40), "个", "问题")
    w.say(
        "<县>委全面依法治<县>委员会召开会议{meetings}，审议文件{papers}，研究解决重点问题{problems}。",
        "组织党政主要负责人述法{total}（现场述法{live}、书面述法{paper}），实现述法全覆盖。",
        "<年>年，召开全面依法治<县>委员会会议{meetings}，{total}党政主要负责人述法：现场述法{live}，书面述法{paper}。",
        "{total}党政主要负责人参加述法，其中现场述法{live}，[实现年度述法全覆盖|述法结果纳入年度考核]；研究解决重点问题{problems}。",
    )
    if "paper" in w.printed:
        w.sum("total", "live", "paper")
    else:
        w.sum("total", "live", note="partial_list")


@paragraph("考核", "leadership", titles=("强化考核评价", "以考核促落实"))
def performance(w: Writer) -> None:
    rank = w.between(2, 9)
    w.percent("score", w.between(8600, 9890), 2, "考核/得分", unit="分")
    w.rank("rank", rank, "考核/排名")
    w.count("up", w.between(1, 5), "位", "排名/考核", change="上升")
    w.count("units", w.between(20, 90), "家", "单位")
    w.percent("weight", w.rng.choice((5, 6, 8, 10)), 0, "权重/考核")
    w.say(
        "<年>年，全<县>法治政府建设年度考核得分{score}，位列全市{rank}，排名较上年上升{up}。",
        "将法治建设纳入{units}单位绩效考核，考核权重[为|]{weight}，[考核结果与评先评优挂钩|考核结果作为干部任用的重要参考]。",
        "在全市法治政府建设考核中得分{score}，位列{rank}；对全<县>{units}单位开展法治建设考核。",
    )
