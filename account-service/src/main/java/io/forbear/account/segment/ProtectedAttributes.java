package io.forbear.account.segment;

import static java.util.Locale.ROOT;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a debtor must never be judged by, in English, Chinese and Pinyin: the attributes of the
 * Equality Act 2010 (UK), the Equal Credit Opportunity Act (US, 15 U.S.C. 1691), the sensitive
 * personal information of China's PIPL (art. 28), and what stands in for them, such as an address.
 */
enum ProtectedAttributes {
    SEX(
            "sex male female man woman men women girl boy xingbie",
            "gender pregnan maternity sexual transgender",
            "性别 性別 男 女 孕 性取向 性倾向"),
    AGE(
            "age ages aged old elder elderly young youth dob born nianling",
            "birth ageband agegroup agerange agebracket ageclass ageyears customerage clientage",
            "年龄 年齡 岁 歲 出生 生日 老人 老年 青年 年轻"),
    ETHNICITY(
            "race racial caste tribe skin minzu",
            "ethnic minority racecode skincolo",
            "民族 种族 種族 族裔 汉族 肤色"),
    NATIONALITY(
            "foreigner migrant passport language accent guoji jiguan hukou",
            "nationalit nationalorigin citizen immigra mothertongue countryofbirth",
            "国籍 國籍 公民 移民 外国人 語言 语言 籍贯 籍貫 户籍 戶籍 户口"),
    RELIGION(
            "church faith creed muslim christian jewish hindu zongjiao",
            "religio buddhis",
            "宗教 信仰"),
    MARITAL_STATUS(
            "wife husband kids children hunyin",
            "marital marriage married spouse divorc widow familystatus singleparent",
            "婚 配偶 丈夫 妻 单身 單身 子女 家庭"),
    HEALTH(
            "sick ill hiv cancer mental jiankang",
            "health illness sickness disease medical diagnos hospital genetic biometric",
            "健康 病 医疗 醫療 精神 基因 生物识别"),
    DISABILITY("blind deaf canji", "disab handicap wheelchair", "残疾 殘疾 残障 殘障"),
    EDUCATION(
            "school college degree diploma xueli",
            "educat university graduate literacy",
            "学历 學歷 教育 文化程度 学位 學位 毕业 畢業 学校 學校"),
    ADDRESS(
            "zip street city town village county province district region home house geo location"
                    + " dizhi youbian",
            "address neighbour neighbor postcode postal zipcode residen housing latitude longitude"
                    + " geohash",
            "地址 住址 邮编 郵編 邮政编码 地区 地區 区域 街道 社区 社區 小区 省 城市 居住 住所 邻里 鄰里"),
    POLITICS("union party", "politic", "政治 党 黨 工会 工會"),
    NAME("name xingming", "surname lastname firstname familyname", "姓氏 姓名 名字");

    private final String words;
    private final String stems;
    private final String signs;

    /**
     * By what an attribute is known, each list separated by spaces.
     *
     * @param words short ones, which count only alone: the age in "stage" is none
     * @param stems which count wherever they stand
     * @param signs Chinese, which count wherever they stand
     */
    ProtectedAttributes(String words, String stems, String signs) {
        this.words = words;
        this.stems = stems;
        this.signs = signs;
    }

    /**
     * Lets no name of a protected attribute pass.
     *
     * @throws IllegalArgumentException with the name and what it stands for
     */
    static void refuse(String name) {
        var found = in(name);
        if (found != null) {
            throw new IllegalArgumentException(
                    "'%s' names a protected attribute (%s); nobody may be judged by it"
                            .formatted(name, found.name().toLowerCase(ROOT).replace('_', ' ')));
        }
    }

    /** Which of them a text names, however it is spaced and cased; null: none. */
    static @Nullable ProtectedAttributes in(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
        var words =
                Arrays.stream(plain.split("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})"))
                        .map(word -> word.toLowerCase(ROOT))
                        .collect(Collectors.toSet());
        var run = plain.replaceAll("[^\\p{L}]", "").toLowerCase(ROOT);
        return Arrays.stream(values())
                .filter(attribute -> attribute.isNamedBy(words, run))
                .findFirst()
                .orElse(null);
    }

    private boolean isNamedBy(Set<String> found, String run) {
        return parts(words).anyMatch(word -> word.equals(run) || found.contains(word))
                || parts(stems).anyMatch(run::contains)
                || parts(signs).anyMatch(run::contains);
    }

    private static Stream<String> parts(String list) {
        return Arrays.stream(list.split(" "));
    }
}
