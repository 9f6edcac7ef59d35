package io.forbear.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.gateway.command.Fate;
import io.forbear.gateway.command.MessageRef;
import io.forbear.gateway.command.Reply;
import io.forbear.gateway.provider.ReceiptFormat;
import io.forbear.gateway.provider.ReceiptFormat.Told;
import io.forbear.gateway.provider.ReplyFormat;
import io.forbear.gateway.provider.TimeFormat;
import io.forbear.service.digest.Sha256;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final TimeFormat ISO = new TimeFormat("ISO", ZoneId.of("UTC"));
    private static final StopWords STOPS = new StopWords(List.of());

    private static final ReceiptFormat LIST =
            new ReceiptFormat(
                    "/results",
                    "/messageId",
                    "/callbackData",
                    "/status/groupName",
                    "/error/name",
                    "/doneAt",
                    new TimeFormat("yyyy-MM-dd'T'HH:mm:ss.SSSZ", ZoneId.of("UTC")),
                    Map.of(
                            "DELIVERED", Told.DELIVERED,
                            "UNDELIVERABLE", Told.FAILED,
                            "PENDING", Told.PENDING),
                    Set.of("EC_UNKNOWN_SUBSCRIBER"));
    private static final ReceiptFormat FORM =
            new ReceiptFormat(
                    "",
                    "MessageSid",
                    "?ref",
                    "MessageStatus",
                    "ErrorCode",
                    null,
                    ISO,
                    Map.of("delivered", Told.DELIVERED, "failed", Told.FAILED),
                    Set.of("30005"));

    private static Delivery json(String text) {
        return new Delivery("/x", "", Map.of("Content-Type", "application/json")::get, bytes(text));
    }

    private static Delivery form(String text, String query) {
        var type = Map.of("Content-Type", "application/x-www-form-urlencoded");
        return new Delivery("/x", query, type::get, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static List<Heard> receipts(ReceiptFormat format, Delivery delivery) {
        return Item.of(delivery, format.items(), JsonMapper.shared()).stream()
                .map(item -> Reading.receipt("p", format, item, NOW))
                .toList();
    }

    private static Heard told(
            @Nullable String theirs, @Nullable String ours, Fate fate, String at) {
        return new Heard.Told(
                new Receipt(new MessageRef("p", theirs, ours), fate, Instant.parse(at)));
    }

    private static Heard undated(
            @Nullable String theirs, @Nullable String ours, Fate fate, String raw) {
        return new Heard.Told(new Receipt(new MessageRef("p", theirs, ours), fate, NOW, raw));
    }

    @Test
    void readsAListOfReceiptsOfWhichEachStandsForItself() {
        var heard =
                receipts(
                        LIST,
                        json(
                                """
                                {"results": [
                                  {"messageId": "a", "callbackData": "c-1", "status": {"groupName": "DELIVERED"},
                                   "doneAt": "2026-11-22T17:00:00.000+0800"},
                                  {"messageId": "b", "status": {"groupName": "UNDELIVERABLE"},
                                   "error": {"name": "EC_UNKNOWN_SUBSCRIBER"}, "doneAt": "2026-11-22T09:00:00.000+0000"},
                                  {"messageId": "c", "status": {"groupName": "UNDELIVERABLE"},
                                   "error": {"name": "EC_ABSENT_SUBSCRIBER"}},
                                  {"messageId": "d", "callbackData": "c-4", "status": {"groupName": "PENDING"}},
                                  {"messageId": "e", "status": {"groupName": "LOST"}},
                                  {"status": {"groupName": "DELIVERED"}},
                                  {"messageId": "g", "status": {"groupName": "DELIVERED"}, "doneAt": "today"}]}
                                """));

        assertThat(heard.subList(0, 4))
                .containsExactly(
                        told("a", "c-1", Fate.DELIVERED, "2026-11-22T09:00:00Z"),
                        told("b", null, Fate.NO_SUCH_RECIPIENT, "2026-11-22T09:00:00Z"),
                        undated(
                                "c",
                                null,
                                Fate.NOT_DELIVERED,
                                "{\"messageId\":\"c\",\"status\":{\"groupName\":\"UNDELIVERABLE\"},"
                                        + "\"error\":{\"name\":\"EC_ABSENT_SUBSCRIBER\"}}"),
                        new Heard.Pending(new MessageRef("p", "d", "c-4")));
        assertThat(heard.subList(4, 7))
                .extracting(one -> ((Heard.Unread) one).reason())
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("the status 'LOST' is not known"),
                        one -> assertThat(one).isEqualTo("it names no message"),
                        one -> assertThat(one).startsWith("no instant"));
    }

    @Test
    void readsAFormWithOurIdInItsAddress() {
        assertThat(
                        receipts(
                                FORM,
                                form(
                                        "MessageSid=SM1&MessageStatus=failed&ErrorCode=30005",
                                        "ref=c-1")))
                .containsExactly(
                        undated(
                                "SM1",
                                "c-1",
                                Fate.NO_SUCH_RECIPIENT,
                                "MessageSid=SM1&MessageStatus=failed&ErrorCode=30005"));
    }

    @Test
    void takesAProvidersClockThatIsAheadForOurs() {
        assertThat(
                        receipts(
                                LIST,
                                json(
                                        """
                                        {"results": {"messageId": "a", "status": {"groupName": "DELIVERED"},
                                         "doneAt": "2026-11-22T10:00:01.000+0000"}}""")))
                .containsExactly(told("a", null, Fate.DELIVERED, "2026-11-22T10:00:00Z"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"not json", "{}", "{\"results\": 7}", "7"})
    void saysWhyAWebhookHoldsNothing(String body) {
        assertThatThrownBy(() -> Item.of(json(body), "/results", JsonMapper.shared()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final ReplyFormat REPLY =
            new ReplyFormat(
                    "",
                    "MessageSid",
                    null,
                    null,
                    "From",
                    "Body",
                    null,
                    ISO,
                    null,
                    "{}",
                    "text/xml");

    @Test
    void readsAnAnswerAndWhetherItMeansStop() {
        var item = Item.of(form("MessageSid=SM9&From=%2B15551234567&Body=+stop.", ""), "", JSON);

        assertThat(Reading.reply("p", REPLY, item.getFirst(), STOPS, NOW, Sha256::hex))
                .isInstanceOfSatisfying(
                        Heard.Answered.class,
                        heard -> {
                            assertThat(heard.reply().stop()).isTrue();
                            assertThat(heard.reply().sender()).isEqualTo("+15551234567");
                            assertThat(heard.reply().replyId()).isEqualTo("SM9");
                        });
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final ReplyFormat LISTED =
            new ReplyFormat(
                    "/results",
                    "/messageId",
                    "/callbackData",
                    null,
                    "/from",
                    "/text",
                    "/receivedAt",
                    ISO,
                    null,
                    "{}",
                    "application/json");

    @ParameterizedTest(name = "at {0}")
    @CsvSource({
        "2026-11-22T09:59:00.000+0000",
        "yesterday",
        "''",
        "17e99",
        "-999999999-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "+999999999-12-31T23:59:59Z",
    })
    void hearsAStopWhateverItsTimeLooksLike(String at) {
        var body =
                json(
                        """
                        {"results": [{"messageId": "SM1", "from": "1555", "text": "STOP",
                          "receivedAt": "%s"}]}"""
                                .formatted(at));
        assertThat(heard(LISTED, body).stop()).isTrue();
        assertThat(heard(LISTED, body).at()).isEqualTo(NOW);
    }

    private static Reply heard(ReplyFormat format, Delivery delivery) {
        var item = Item.of(delivery, format.items(), JSON).getFirst();
        return ((Heard.Answered) Reading.reply("p", format, item, STOPS, NOW, Sha256::hex)).reply();
    }

    @Test
    void tellsASecondStopFromTheFirstOneSentTwice() {
        var undated = "{\"results\": {\"from\": \"1555\", \"text\": \"STOP\"%s}}";
        var dated = ", \"receivedAt\": \"2026-11-22T09:%s:00Z\"";

        assertThat(replyId(undated.formatted(""), NOW))
                .isEqualTo(replyId(undated.formatted(""), NOW.plusSeconds(1)))
                .isNotEqualTo(replyId(undated.formatted(""), NOW.plusSeconds(60)));
        assertThat(replyId(undated.formatted(dated.formatted("10")), NOW))
                .isEqualTo(replyId(undated.formatted(dated.formatted("10")), NOW.plusSeconds(60)))
                .isNotEqualTo(replyId(undated.formatted(dated.formatted("11")), NOW));
    }

    @Test
    void leavesItToAKeyWhatIsToBeLearntFromAnIdThatItMakes() {
        var body =
                json(
                        "{\"results\": {\"from\": \"1555\", \"text\": \"STOP\", \"receivedAt\": \"x\"}}");
        var item = Item.of(body, LISTED.items(), JSON).getFirst();
        var heard = Reading.reply("p", LISTED, item, STOPS, NOW, raw -> "of " + raw);

        assertThat(((Heard.Answered) heard).reply().replyId()).isEqualTo("of " + item.raw());
    }

    private static String replyId(String body, Instant now) {
        var item = Item.of(json(body), LISTED.items(), JSON).getFirst();
        var heard = (Heard.Answered) Reading.reply("p", LISTED, item, STOPS, now, Sha256::hex);
        return heard.reply().replyId();
    }

    @Test
    void refusesAFormInWhichTwoStopsAreTheSame() {
        assertThatThrownBy(
                        () ->
                                new ReplyFormat(
                                        "",
                                        null,
                                        null,
                                        null,
                                        "From",
                                        "Body",
                                        null,
                                        ISO,
                                        null,
                                        "{}",
                                        "text/xml"))
                .hasMessageContaining("replies.reply-id is needed, or replies.time");
    }

    @Test
    void hearsAStopHoweverLongItsIdsAre() {
        var longId = "x".repeat(321);
        var body =
                "{\"results\": {\"messageId\": \"%s%s\", \"callbackData\": \"%s\", \"from\": \"%s\", \"text\": \"STOP\"}}";
        var reply = heard(LISTED, json(body.formatted(longId, "1", longId, "1555")));

        assertThat(reply.stop()).isTrue();
        assertThat(reply.replyId()).hasSizeLessThan(100);
        assertThat(reply.messageId()).hasSizeLessThan(100);
        assertThat(heard(LISTED, json(body.formatted(longId, "2", longId, "1555"))).replyId())
                .as("another id is another answer")
                .isNotEqualTo(reply.replyId());
        assertThat(heard(LISTED, json(body.formatted("1", "", "SM", longId))).sender())
                .as("no number is so long")
                .isNull();
    }

    @ParameterizedTest(name = "{0} is kept unread")
    @CsvSource({"From=1", "Body=hello", "Body=&From=1"})
    void keepsAnAnswerThatLacksSomething(String form) {
        var item = Item.of(form(form, ""), "", JSON).getFirst();
        assertThat(Reading.reply("p", REPLY, item, STOPS, NOW, Sha256::hex))
                .isInstanceOf(Heard.Unread.class);
    }

    @Provide
    static Arbitrary<String> statuses() {
        return Arbitraries.oneOf(Arbitraries.just("delivered"), Arbitraries.strings());
    }

    @Provide
    static Arbitrary<String> times() {
        return Arbitraries.oneOf(Arbitraries.just(""), Arbitraries.strings());
    }

    /** Whatever a provider writes, it is understood, or kept as it was written. */
    @Property
    void losesNothing(
            @ForAll("statuses") String status, @ForAll String id, @ForAll("times") String at) {
        var item =
                new Item(
                        null,
                        Map.of(
                                "MessageSid", List.of(id),
                                "MessageStatus", List.of(status),
                                "At", List.of(at)),
                        Map.of(),
                        "raw");
        var format =
                new ReceiptFormat(
                        "",
                        "MessageSid",
                        null,
                        "MessageStatus",
                        null,
                        "At",
                        ISO,
                        Map.of("delivered", Told.DELIVERED),
                        Set.of());
        var named = !id.isBlank() && id.length() <= 320;
        var readable = at.isBlank();
        if (status.equals("delivered") && named && readable) {
            assertThat(Reading.receipt("p", format, item, NOW))
                    .isEqualTo(undated(id, null, Fate.DELIVERED, "raw"));
        } else {
            assertThat(Reading.receipt("p", format, item, NOW))
                    .isInstanceOfSatisfying(
                            Heard.Unread.class,
                            unread -> {
                                assertThat(unread.raw()).isEqualTo("raw");
                                assertThat(unread.reason()).isNotBlank();
                            });
        }
    }

    @ParameterizedTest(name = "{0} in {1} as {2}")
    @CsvSource({
        "2026-11-22 18:00:00, Asia/Shanghai, yyyy-MM-dd HH:mm:ss",
        "1795341600, UTC, SECONDS",
        "1795341600000, UTC, MILLIS",
        "2026-11-22T10:00:00Z, Asia/Shanghai, ISO",
        "2026-11-22T18:00:00+08:00, UTC, ISO",
        "2026-11-22T18:00:00, Asia/Shanghai, ISO",
    })
    void readsAnInstantHoweverItIsWritten(String text, ZoneId zone, String pattern) {
        assertThat(new TimeFormat(pattern, zone).read(text)).isEqualTo(NOW);
    }
}
