package io.forbear.account.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedAttributesTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "sex, SEX",
        "debtorSex, SEX",
        "GENDER_CODE, SEX",
        "is-female, SEX",
        "性别, SEX",
        "客户性別, SEX",
        "xingbie, SEX",
        "age, AGE",
        "ageBand, AGE",
        "agegroup, AGE",
        "customer_age, AGE",
        "AGE, AGE",
        "ａｇｅ, AGE",
        "a\u200Bge, AGE",
        "birthDate, AGE",
        "dob, AGE",
        "年龄, AGE",
        "客户年齡段, AGE",
        "ethnicity, ETHNICITY",
        "race, ETHNICITY",
        "民族, ETHNICITY",
        "nationality, NATIONALITY",
        "citizenship, NATIONALITY",
        "mother tongue, NATIONALITY",
        "国籍, NATIONALITY",
        "户籍所在地, NATIONALITY",
        "religion, RELIGION",
        "宗教信仰, RELIGION",
        "maritalStatus, MARITAL_STATUS",
        "is_married, MARITAL_STATUS",
        "婚姻状况, MARITAL_STATUS",
        "health, HEALTH",
        "illnessDays, HEALTH",
        "健康状况, HEALTH",
        "disability, DISABILITY",
        "disabled, DISABILITY",
        "残疾, DISABILITY",
        "education, EDUCATION",
        "universityDegree, EDUCATION",
        "学历, EDUCATION",
        "address, ADDRESS",
        "neighbourhood, ADDRESS",
        "neighborhoodScore, ADDRESS",
        "zipCode, ADDRESS",
        "postcode, ADDRESS",
        "住址, ADDRESS",
        "邮政编码, ADDRESS",
        "所在城市, ADDRESS",
        "politicalParty, POLITICS",
        "工会会员, POLITICS",
        "lastName, NAME"
    })
    void areRecognisedInEveryGuise(String name, ProtectedAttributes expected) {
        assertThat(ProtectedAttributes.in(name)).isEqualTo(expected);
        assertThatThrownBy(() -> Attribute.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("protected attribute");
    }

    @ParameterizedTest
    @EnumSource(Attribute.class)
    void leaveTheClosedListAlone(Attribute attribute) {
        assertThat(ProtectedAttributes.in(attribute.word())).isNull();
        assertThat(Attribute.of(attribute.word())).isEqualTo(attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage", "average", "coverage", "HIGH", "2026-11-22", "逾期天数", ""})
    void leaveOtherWordsAlone(String word) {
        assertThat(ProtectedAttributes.in(word)).isNull();
    }

    @Test
    void sayWhatTheNameStandsFor() {
        assertThatThrownBy(() -> ProtectedAttributes.refuse("婚姻状况"))
                .hasMessage(
                        "'婚姻状况' names a protected attribute (marital status); nobody may be judged by"
                                + " it");
    }
}
