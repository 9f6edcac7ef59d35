package io.forbear.contact.point;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.PlaceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointReaderTest {
    @ParameterizedTest(name = "{0} in {1} as {2} is {3}, {5} of {4}")
    @CsvSource({
        "138 0013 8000, CN, MOBILE, +8613800138000, CN, MOBILE",
        "+86-138-0013-8000, , MOBILE, +8613800138000, CN, MOBILE",
        "0086 13800138000, CN, WORK, +8613800138000, CN, MOBILE",
        "１３８００１３８０００, CN, MOBILE, +8613800138000, CN, MOBILE",
        "010-8888 8888, CN, HOME, +861088888888, CN, FIXED",
        "(202) 456-1111, US, HOME, +12024561111, US, FIXED_OR_MOBILE",
        "+44 7400 123456, CN, MOBILE, +447400123456, GB, MOBILE",
    })
    void understandsNumbersAsPeopleWriteThem(
            String text, String region, PlaceKind role, String e164, String country, Line line) {
        var value = understood(PointReader.read(PointKind.PHONE, text, region, role));
        assertThat(value.text()).isEqualTo(e164);
        assertThat(value.region()).isEqualTo(country);
        assertThat(value.line()).isEqualTo(line);
    }

    @ParameterizedTest(name = "{0} in {1} as {2}: {3} {4}")
    @CsvSource({
        "13800138, CN, MOBILE, value, is in no range that is in use in CN",
        "1380013, , MOBILE, value, lacks a country code that somebody has: write +86 … or name the region",
        "+86138001380000000, CN, MOBILE, value, is too long for a number in CN",
        "12, CN, HOME, value, is too short for a number in CN",
        "call me, CN, MOBILE, value, is not a telephone number",
        "800-810-8888, CN, WORK, value, 'is not a line of a person, but TOLL_FREE'",
        "010-8888 8888 ext. 12, CN, WORK, value, 'has an extension, which no gateway dials'",
        "010-8888 8888, CN, MOBILE, role, the number is of a fixed line in CN",
        "13800138000, XX, MOBILE, region, 'must be a country as in ISO 3166, such as CN'",
    })
    void saysWhatIsWrongWithANumber(
            String text, String region, PlaceKind role, String field, String reason) {
        assertThat(PointReader.read(PointKind.PHONE, text, region, role))
                .isEqualTo(new Reading.Refused(field, reason));
    }

    @Test
    void sendsNoSmsToAFixedLineNorWhereThePlanDoesNotTellUnlessItIsSaidToBeAMobile() {
        assertThat(channels("010-8888 8888", "CN", PlaceKind.HOME))
                .containsExactlyInAnyOrder(
                        Channel.VOICE_HUMAN, Channel.VOICE_BOT, Channel.VOICEMAIL_DROP);
        assertThat(channels("(202) 456-1111", "US", PlaceKind.HOME)).doesNotContain(Channel.SMS);
        assertThat(channels("(202) 456-1111", "US", PlaceKind.MOBILE)).contains(Channel.SMS);
    }

    @ParameterizedTest
    @CsvSource({
        "Li.Lei@Example.COM, true",
        "li+cards@mail.example.cn, true",
        "li@example, false",
        "li lei@example.com, false",
        "li..lei@example.com, false",
        "@example.com, false",
    })
    void understandsEmailAddresses(String text, boolean understood) {
        var reading = PointReader.read(PointKind.EMAIL, text, null, PlaceKind.UNKNOWN);
        assertThat(reading instanceof Reading.Understood).isEqualTo(understood);
        if (reading instanceof Reading.Understood(var value)) {
            assertThat(value.text()).isLowerCase();
        }
    }

    @Test
    void takesAnAddressAsOneLineAndNoMobileForOne() {
        var value =
                understood(
                        PointReader.read(
                                PointKind.ADDRESS, " 上海市　浦东新区\n世纪大道 1 号 ", null, PlaceKind.HOME));
        assertThat(value.text()).isEqualTo("上海市 浦东新区 世纪大道 1 号");
        assertThat(PointReader.read(PointKind.ADDRESS, "Somewhere 1", null, PlaceKind.MOBILE))
                .isEqualTo(new Reading.Refused("role", "MOBILE is a telephone's alone"));
    }

    @Test
    void showsNoMoreThanTellsOneFromAnother() {
        var number =
                understood(
                        PointReader.read(PointKind.PHONE, "13800138000", "CN", PlaceKind.MOBILE));
        assertThat(number).hasToString("PHONE **********8000");
        assertThat(PointValue.masked(PointKind.EMAIL, "li@example.com"))
                .isEqualTo("l***@example.com");
        assertThat(PointValue.masked(PointKind.ADDRESS, "上海市浦东新区世纪大道")).isEqualTo("上海市浦…");
    }

    private static Iterable<Channel> channels(String text, String region, PlaceKind role) {
        return understood(PointReader.read(PointKind.PHONE, text, region, role)).channels();
    }

    private static PointValue understood(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Understood.class);
        return ((Reading.Understood) reading).value();
    }
}
