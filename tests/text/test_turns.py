"""Headlines turn where a reader pauses: titles and their best turns typed by hand."""

from __future__ import annotations

import pytest

from pagesetter.text.turns import Turned, inside_words, rank


def best(text: str, measure: int, **options: object) -> list[Turned]:
    """Ranked turns, every character one unit wide."""
    return rank(text, [1] * len(text), measure, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "measure"),
    [
        ("科技小院里的年轻人/把论文写在大地上", 10),
        ("我省第一颗由中学生/参与设计的科普卫星出厂", 11),
        ("临江市科协把科普大篷车/开进58所乡村学校", 11),
        ("中国空间站迎来/第十批航天员乘组", 9),
        ("秋粮收购价格稳中有升 /农民收入持续增加", 11),
        ("“云岭萤火”卫星/明年3月择机搭载发射", 10),
        ("一个人和一座山的/三十年守望", 8),
        ("黑洞合并产生的引力波/首次被直接探测到", 10),
        ("老区群众/喝上了放心水", 8),
        ("我们为什么/要重返月球", 8),
        # 经济工作会议 is one body: three lines rather than a turn inside it.
        ("省长在全省/经济工作会议上/发表重要讲话", 9),
        ("让科学的种子/在孩子们心中/生根发芽", 6),
    ],
)
def test_best_turn(lines: str, measure: int) -> None:
    assert "/".join(best(lines.replace("/", ""), measure)[0].lines) == lines


@pytest.mark.parametrize(
    ("lines", "measure"),
    [
        ("县科协组织专家/深入田间指导春耕", 8),
        ("全省青少年科技创新大赛/在麓城市举行", 11),
        ("嫦娥七号探测器/将于明年择机发射", 9),
        ("把科普讲座办到/群众家门口", 8),
        ("新发现的远古鱼类化石/改写脊椎动物演化史", 11),
        ("科学家首次/观测到中子星合并", 9),
        ("农技专家进村入户/为果农答疑解惑", 9),
        ("人工智能如何/改变我们的生活", 8),
        ("三万名科技工作者/奔赴乡村振兴一线", 9),
        ("中国天眼发现/两颗新脉冲星", 8),
        ("高校毕业生返乡创业/带动村民增收", 10),
        ("一粒种子/改变一个县", 6),
        ("云岭省科协召开/第九次代表大会", 8),
        ("气候变化正在影响/高山植物的花期", 8),
        ("青藏高原冰川/消融速度加快", 7),
        ("我国成功发射/一箭十六星", 7),
        ("食品安全谣言/为何屡禁不止", 7),
        ("“科普中国”品牌活动/走进边远山区", 10),
        ("院士专家与中学生/面对面谈科学梦想", 9),
        ("老茶农和他的/智慧茶园", 7),
        ("全球首座第四代核电站/投入商业运行", 11),
        ("大熊猫国家公园内/拍到雪豹活动影像", 9),
        ("省科技馆新馆/年底前建成开放", 8),
        ("5G网络覆盖/全省所有行政村", 9),
        ("2026年全国科普日/主场活动启动", 10),
        ("科研人员从深海沉积物中/分离出新型微生物", 12),
        ("乡村教师三十年坚守/点亮山里娃的科学梦", 10),
        ("这座县城的路灯/为什么会自己调光", 9),
        ("机器人助力果园采摘/每小时可摘苹果800个", 12),
        ("防灾减灾知识竞赛/落下帷幕", 9),
        ("他把实验室搬到了/海拔四千米的雪山上", 13),
        ("让老年人跨越/“数字鸿沟”", 7),
    ],
)
def test_best_turn_of_science_headlines(lines: str, measure: int) -> None:
    ranked = best(lines.replace("/", ""), measure)
    assert "/".join(ranked[0].lines) == lines
    for line in ranked[0].lines[1:]:
        assert line[0] not in "的了着和与们"


def test_what_is_quoted_stays_with_its_noun() -> None:
    ranked = {"/".join(way.lines): way for way in best("“科普中国”品牌活动走进山区", 10)}
    (reason,) = (r for r in ranked["“科普中国”/品牌活动走进山区"].reasons if r.text)
    assert (reason.code, reason.cost) == ("mark", -20)


def test_a_reader_pauses_before_a_predicate() -> None:
    ranked = {"/".join(way.lines): way for way in best("远古鱼类化石改写演化史", 9)}
    assert [r.code for r in ranked["远古鱼类化石/改写演化史"].reasons] == [
        "phrase",
        "lines",
        "uneven",
    ]
    after = {"/".join(way.lines): way for way in best("我们的改变来自科普", 7)}
    assert "phrase" not in [r.code for r in after["我们的/改变来自科普"].reasons]


def test_a_title_that_fits_stands_on_one_line() -> None:
    assert best("科普大会举行", 6)[0] == Turned(("科普大会举行",), 0, ())


@pytest.mark.parametrize("wrong", "的了着们")
def test_particles_head_no_line(wrong: str) -> None:
    # The only turns that fit are before the particle and around it.
    ranked = best(f"甲乙丙丁{wrong}戊己庚", 5)
    assert not ranked[0].lines[1].startswith(wrong)


@pytest.mark.parametrize("wrong", "和与把在被")
def test_conjunctions_and_prepositions_end_no_line(wrong: str) -> None:
    ranked = best(f"甲乙丙丁{wrong}戊己庚", 5)
    assert not ranked[0].lines[0].endswith(wrong)


def test_reasons_say_what_is_wrong_with_the_others() -> None:
    ranked = {"/".join(way.lines): way for way in best("全省科普工作者的故事", 8)}
    split = ranked["全省科/普工作者的故事"]
    assert (split.reasons[0].code, split.reasons[0].text) == ("word", "省科|普工")
    assert "head" in [r.code for r in ranked["全省科普工作者/的故事"].reasons]
    assert [way.cost for way in best("全省科普工作者的故事", 8)] == sorted(
        way.cost for way in ranked.values()
    )


def test_terms_of_the_story_are_not_split() -> None:
    title = "戊己庚辛壬癸子丑"
    assert best(title, 5)[0].lines == ("戊己庚辛", "壬癸子丑")
    assert best(title, 5, context="辛壬，辛壬。")[0].lines == ("戊己庚", "辛壬癸子丑")


def test_prohibition_rules_and_protected_phrases_hold() -> None:
    for way in best("春耕，好时节", 4):
        assert not any(line.startswith("，") for line in way.lines)
    for way in best("记周敏其人", 4, protected=["周敏"]):
        assert "周/敏" not in "/".join(way.lines)


def test_words_of_two_readings_take_the_fewest_pieces() -> None:
    assert inside_words("中国家庭") == {1, 3}
    assert inside_words("发展中国家") >= {1}


def test_what_cannot_be_turned() -> None:
    assert best("甲乙丙丁戊己庚辛壬癸", 3) == []
    assert best("", 3) == []
    with pytest.raises(ValueError, match="width"):
        rank("一二", [1], 3)
