package io.forbear.gateway;

import static io.forbear.testing.Soon.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.forbear.clock.ScaledClock;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.events.DebtorNotice;
import io.forbear.events.Direction;
import io.forbear.events.NoticeKind;
import io.forbear.gateway.ProviderSimulator.Mood;
import io.forbear.messaging.Subscription;
import io.forbear.testing.Api;
import io.forbear.testing.MovableClock;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import io.forbear.vault.EndpointSeal;
import io.forbear.vault.KeyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The running service, between real Kafka and PostgreSQL, a provider of SMS and a mail server. */
@SpringBootTest(
        classes = {GatewayServiceApplication.class, MovableClock.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "forbear.gateway.every=50ms",
            "forbear.gateway.backlog=50",
            "forbear.gateway.sms.name=rented-sms",
            "forbear.gateway.sms.http.idempotent=false",
            "forbear.gateway.sms.http.wrong-recipient=422",
            "forbear.gateway.sms.http.body="
                    + "{\"to\":\"{recipient}\",\"text\":\"{message}\",\"ref\":\"{commandId}\"}",
            "forbear.gateway.sms.limits.time-limit=400ms",
            "forbear.gateway.sms.limits.tries=2",
            "forbear.gateway.sms.limits.first-pause=20ms",
            "forbear.gateway.sms.limits.calls=1000",
            "forbear.gateway.sms.limits.open=500ms",
            "forbear.gateway.sms.limits.window=6",
            "forbear.gateway.sms.limits.minimum=3",
            "forbear.gateway.sms.limits.ask-again=100ms",
            "forbear.gateway.sms.webhook.acknowledgment=You will get no more texts from us.",
            "forbear.gateway.email.name=post",
            "forbear.gateway.email.smtp.host=127.0.0.1",
            "forbear.gateway.email.smtp.from=service@bank.example",
            "forbear.gateway.email.smtp.subjects.en=About your account",
            "forbear.gateway.email.smtp.unsubscribe=https://bank.example/opt-out/{commandId}",
        })
class GatewayIT {
    private static final String SECRET = "a-secret-of-the-provider-and-us";
    private static final ProviderSimulator PROVIDER = new ProviderSimulator(false);
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    private static final Path KEYS = Path.of("target/keysets");
    private static final EndpointSeal SEAL = EndpointSeal.with(KeyFiles.in(KEYS).create());

    @LocalServerPort private int port;
    @Autowired private ScaledClock clock;
    @Autowired private DatabaseClient database;
    @Autowired private List<Subscription<?>> subscriptions;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        MAIL.start();
        Surroundings.properties(Surroundings.newDatabase("gateway"))
                .forEach((name, value) -> registry.add(name, () -> value));
        registry.add("forbear.vault.keys", KEYS::toString);
        registry.add("forbear.gateway.sms.http.url", PROVIDER::url);
        registry.add("forbear.gateway.sms.http.query.url", () -> PROVIDER.url() + "/{commandId}");
        registry.add("forbear.gateway.sms.webhook.secret", GatewayIT::secretFile);
        registry.add("forbear.gateway.email.smtp.port", () -> MAIL.getSmtp().getPort());
    }

    private static String secretFile() {
        try {
            var file = Files.createTempFile(Path.of("target"), "webhook", ".secret");
            return Files.writeString(file, SECRET).toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void providerWorks() {
        PROVIDER.is(_ -> Mood.WORKS);
    }

    @Test
    void readsTheTopicsThatTheCatalogueSaysItReads() {
        assertThat(subscriptions.stream().map(subscription -> subscription.topic().name()))
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream()
                                .filter(topic -> topic.readers().contains("gateway-service"))
                                .map(Topic::name)
                                .toList());
    }

    @Test
    void sendsAMessageOnceAndReportsIt() {
        var command = sms("hello \"you\"");
        Surroundings.send(Topics.COMMAND_SMS, command);
        Surroundings.send(Topics.COMMAND_SMS, command);

        var report = onlyReport(command, ContactOutcome.DELIVERED);

        assertThat(PROVIDER.timesSent(command.getCommandId())).isEqualTo(1);
        assertThat(String.valueOf(PROVIDER.message(command.getCommandId())))
                .isEqualTo(
                        "{\"to\":\"endpoint-1\",\"text\":\"hello \\\"you\\\"\",\"ref\":\"%s\"}"
                                .formatted(command.getCommandId()));
        assertThat(report.getPermitId()).isEqualTo(command.getPermit().getPermitId());
        assertThat(report.getReceiptRef()).isEqualTo("m-" + command.getCommandId());
        assertThat(report.getOccurredAt())
                .isBetween(command.getPermit().getValidFrom(), command.getPermit().getNotAfter());
    }

    @Test
    void refusesACommandPastItsPermit() {
        var command = Commanded.sms(clock.instant().minus(Duration.ofMinutes(16)), "too late");
        Surroundings.send(Topics.COMMAND_SMS, command);

        onlyReport(command, ContactOutcome.NOT_MADE);
        assertThat(PROVIDER.message(command.getCommandId())).isNull();
    }

    @Test
    void asksAboutAMessageInDoubtAndNeverSendsItTwice() {
        PROVIDER.is(
                text ->
                        switch (text) {
                            case "breaks" -> Mood.SENDS_AND_BREAKS;
                            case "hangs" -> Mood.SENDS_AND_HANGS;
                            default -> Mood.WORKS;
                        });
        var broken = sms("breaks");
        var hung = sms("hangs");
        Surroundings.send(Topics.COMMAND_SMS, broken);
        Surroundings.send(Topics.COMMAND_SMS, hung);

        onlyReport(broken, ContactOutcome.DELIVERED);
        onlyReport(hung, ContactOutcome.DELIVERED);
        assertThat(PROVIDER.timesSent(broken.getCommandId())).isEqualTo(1);
        assertThat(PROVIDER.timesSent(hung.getCommandId())).isEqualTo(1);
    }

    @Test
    void reportsThatThereIsNoSuchNumber() {
        PROVIDER.is(_ -> Mood.KNOWS_NO_SUCH_NUMBER);
        var command = sms("to nobody");
        Surroundings.send(Topics.COMMAND_SMS, command);

        onlyReport(command, ContactOutcome.BOUNCED);
    }

    @Test
    void doesNotSendWhatWasTakenBack() {
        var command = Commanded.sms(clock.instant().plusSeconds(60), "taken back");
        Surroundings.send(Topics.COMMAND_CANCELLED, Commanded.cancelled(command));
        Surroundings.send(Topics.COMMAND_SMS, command);

        onlyReport(command, ContactOutcome.NOT_MADE);
        assertThat(PROVIDER.message(command.getCommandId())).isNull();
    }

    @Test
    void opensTheNumberThatACommandBrings() {
        var plain = sms("sealed");
        var sealed = SEAL.seal("+8613800138000", plain.getCommandId());
        var command = with(plain, sealed);
        var foreign = with(sms("sealed for another command"), sealed);
        Surroundings.send(Topics.COMMAND_SMS, command);
        Surroundings.send(Topics.COMMAND_SMS, foreign);

        onlyReport(command, ContactOutcome.DELIVERED);
        onlyReport(foreign, ContactOutcome.NOT_MADE);
        assertThat(String.valueOf(PROVIDER.message(command.getCommandId())))
                .contains("+8613800138000");
    }

    private static ContactCommand with(ContactCommand command, byte[] sealed) {
        return ContactCommand.newBuilder(command)
                .setSealedEndpoint(ByteBuffer.wrap(sealed))
                .build();
    }

    @Test
    void asksWhatBecameOfACallThatItsProcessDidNotSurvive() {
        var sent = sms("answered, but nobody noted it");
        Surroundings.send(Topics.COMMAND_SMS, sent);
        onlyReport(sent, ContactOutcome.DELIVERED);
        var unsent = Commanded.sms(clock.instant().plusSeconds(1), "never got out");
        Surroundings.send(Topics.COMMAND_SMS, unsent);
        soon(() -> assertThat(stateOf(unsent)).isEqualTo("TAKEN"));

        crashDuringTheCall(sent);
        crashDuringTheCall(unsent);

        onlyReport(unsent, ContactOutcome.DELIVERED);
        soon(() -> assertThat(stateOf(sent)).isEqualTo("SENT"));
        assertThat(PROVIDER.timesSent(sent.getCommandId())).isEqualTo(1);
        assertThat(PROVIDER.timesSent(unsent.getCommandId())).isEqualTo(1);
        assertThat(reports(sent))
                .extracting(ContactAttempted::getEventId)
                .containsOnly(reports(sent).getFirst().getEventId());
    }

    /** The row as a process leaves it that dies between the call and the note of its result. */
    private void crashDuringTheCall(ContactCommand command) {
        database.sql(
                        "UPDATE command SET state = 'SENDING', look_again_at = now(),"
                                + " sent_at = coalesce(sent_at, valid_from) WHERE command_id = :id")
                .bind("id", command.getCommandId())
                .then()
                .block();
    }

    private String stateOf(ContactCommand command) {
        return String.valueOf(
                database.sql("SELECT state FROM command WHERE command_id = :id")
                        .bind("id", command.getCommandId())
                        .mapValue(String.class)
                        .one()
                        .block());
    }

    @Test
    void showsItsLines() {
        soon(
                () ->
                        assertThat(Api.at(port).as("operations").get("/gateways").toString())
                                .contains("rented-sms", "\"breaker\":\"CLOSED\"", "post"));
        Api.at(port).as("collector").refusal(HttpStatus.FORBIDDEN, "/gateways");
    }

    @Test
    void handsEMailsToAMailServer() throws Exception {
        var command = Commanded.email(clock.instant(), "li@home.example", "您好 — please call us.");
        Surroundings.send(Topics.COMMAND_EMAIL, command);

        onlyReport(command, ContactOutcome.DELIVERED);

        var mail = MAIL.getReceivedMessagesForDomain("home.example")[0];
        assertThat(mail.getMessageID()).isEqualTo("<" + command.getCommandId() + "@bank.example>");
        assertThat(mail.getSubject()).isEqualTo("About your account");
        assertThat(String.valueOf(mail.getContent()).strip()).isEqualTo(command.getMessage());
        assertThat(mail.getHeader("List-Unsubscribe", null))
                .isEqualTo("<https://bank.example/opt-out/" + command.getCommandId() + ">");
    }

    @Test
    void correctsItsReportByReceiptsInWhateverOrderTheyCome() {
        var command = sms("receipts");
        Surroundings.send(Topics.COMMAND_SMS, command);
        var first = onlyReport(command, ContactOutcome.DELIVERED);
        var failedAt = clock.instant();
        MovableClock.putForward(Duration.ofDays(1));
        var failed = receipt(command, "FAILED", failedAt);

        assertThat(told("receipts", failed)).isEqualTo("NOTED");
        assertThat(told("receipts", failed)).isEqualTo("KNOWN");
        assertThat(told("receipts", receipt(command, "DELIVERED", failedAt.minusSeconds(9))))
                .isEqualTo("KNOWN");

        soon(() -> assertThat(reports(command)).hasSize(2));
        var correction = reports(command).getLast();
        assertThat(correction.getEventId()).isEqualTo(first.getEventId());
        assertThat(correction.getOutcome()).isEqualTo(ContactOutcome.BOUNCED);
        assertThat(correction.getOccurredAt()).isEqualTo(first.getOccurredAt());
    }

    @Test
    void takesNothingThatIsNotSignedNow() {
        var body = receipt(sms("nobody's"), "DELIVERED", clock.instant());
        var path = "/webhooks/rented-sms/receipts";
        var now = clock.instant().getEpochSecond();

        Api.at(port).post(HttpStatus.UNAUTHORIZED, path, body);
        signed(now - 301, body).post(HttpStatus.UNAUTHORIZED, path, body);
        signed(now, body).post(HttpStatus.UNAUTHORIZED, path, body.replace("DELIVERED", "FAILED"));
        signed(now, body).post(HttpStatus.UNAUTHORIZED, "/webhooks/nobody/receipts", body);
        assertThat(signed(now, body).post(HttpStatus.NOT_FOUND, path, body).toString())
                .contains("We have given you no message");
        assertThat(signed(now, "{}").post(HttpStatus.UNPROCESSABLE_CONTENT, path, "{}").toString())
                .contains("messageId");
    }

    @Test
    void takesStopAsAnOptOutAndAnswersItOnce() {
        var command = sms("reply STOP to opt out");
        Surroundings.send(Topics.COMMAND_SMS, command);
        onlyReport(command, ContactOutcome.DELIVERED);
        var reply =
                """
                {"replyId":"r-1","messageId":"m-%s","text":" stop. ","occurredAt":"%s"}
                """
                        .formatted(command.getCommandId(), clock.instant());

        var answer = post("replies", reply);

        assertThat(answer.path("result").asString()).isEqualTo("STOPPED");
        assertThat(answer.path("acknowledgment").asString()).startsWith("You will get no more");
        assertThat(told("replies", reply)).isEqualTo("KNOWN");
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.DEBTOR_NOTICE, command.getDebtorId()))
                                .extracting(DebtorNotice::getKind, DebtorNotice::getChannels)
                                .containsExactly(
                                        tuple(NoticeKind.PREFERENCE_STATED, List.of(Channel.SMS)),
                                        tuple(NoticeKind.CONSENT_WITHDRAWN, List.of(Channel.SMS))));
        soon(
                () ->
                        assertThat(reports(command))
                                .extracting(ContactAttempted::getDirection)
                                .containsExactly(Direction.OUTBOUND, Direction.INBOUND));
    }

    @Test
    void restsWhileTheProviderIsDownForSixHoursAndLosesNothing() {
        PROVIDER.is(_ -> Mood.BUSY);
        var early = commands("early");
        soon(() -> assertThat(health()).contains("PAUSED"));
        var meanwhile = commands("meanwhile");
        MovableClock.putForward(Duration.ofHours(6));
        PROVIDER.is(_ -> Mood.WORKS);
        var afterwards = commands("afterwards");

        afterwards.forEach(command -> onlyReport(command, ContactOutcome.DELIVERED));
        early.forEach(command -> onlyReport(command, ContactOutcome.NOT_MADE));
        meanwhile.forEach(command -> onlyReport(command, ContactOutcome.NOT_MADE));
        assertThat(afterwards).allMatch(one -> PROVIDER.timesSent(one.getCommandId()) == 1);
        assertThat(early).allMatch(one -> PROVIDER.timesSent(one.getCommandId()) == 0);
        assertThat(meanwhile).allMatch(one -> PROVIDER.message(one.getCommandId()) == null);
        soon(() -> assertThat(health()).contains("UP"));
    }

    @Test
    void losesNothingAndSendsNothingTwiceWhileEverythingGoesWrongNowAndThen() {
        var moods = Mood.values();
        Set<String> tried = ConcurrentHashMap.newKeySet();
        PROVIDER.is(
                text -> {
                    int number = Integer.parseInt(text) % 40;
                    return number < moods.length && tried.add(text) ? moods[number] : Mood.WORKS;
                });
        var commands = IntStream.range(0, 280).mapToObj(i -> sms(String.valueOf(i))).toList();
        Surroundings.sendAll(Topics.COMMAND_SMS, commands);
        var most = new AtomicLong();

        soon(
                () -> {
                    most.accumulateAndGet(open(), Math::max);
                    assertThat(commands).allMatch(one -> reports(one).size() == 1);
                });

        // beyond the backlog: what one poll brought before it was looked, and one that was under
        // way
        assertThat(most.get()).isPositive().isLessThanOrEqualTo(50 + 2 * 50);
        for (var command : commands) {
            var report = reports(command).getFirst();
            int sent = PROVIDER.timesSent(command.getCommandId());
            assertThat(sent).as(command.getMessage()).isLessThanOrEqualTo(1);
            assertThat(report.getOutcome() == ContactOutcome.DELIVERED).isEqualTo(sent == 1);
        }
    }

    private long open() {
        var n =
                database.sql(
                                "SELECT count(*) FROM command"
                                        + " WHERE state IN ('TAKEN', 'SENDING', 'UNCERTAIN')")
                        .mapValue(Long.class)
                        .one()
                        .block();
        return n == null ? 0 : n;
    }

    private List<ContactCommand> commands(String text) {
        // more than a driver fetches ahead of who reads
        var commands = Stream.generate(() -> sms(text)).limit(40).toList();
        Surroundings.sendAll(Topics.COMMAND_SMS, commands);
        return commands;
    }

    private String health() {
        return String.valueOf(
                Api.at(port)
                        .as("operations")
                        .client()
                        .get()
                        .uri("/actuator/health/gateway/rented-sms")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private String told(String what, String body) {
        return post(what, body).path("result").asString();
    }

    private JsonNode post(String what, String body) {
        return signed(clock.instant().getEpochSecond(), body)
                .post(HttpStatus.OK, "/webhooks/rented-sms/" + what, body);
    }

    /** The signature as a provider makes it. */
    private Api signed(long at, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            var digits = HexFormat.of().formatHex(mac.doFinal((at + "." + body).getBytes(UTF_8)));
            return Api.at(port).with("Forbear-Signature", "t=" + at + ",v1=" + digits);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String receipt(ContactCommand command, String status, Instant at) {
        return """
        {"messageId":"m-%s","status":"%s","occurredAt":"%s"}"""
                .formatted(command.getCommandId(), status, at);
    }

    private ContactCommand sms(String text) {
        return Commanded.sms(clock.instant(), text);
    }

    private static ContactAttempted onlyReport(ContactCommand command, ContactOutcome expected) {
        soon(
                () ->
                        assertThat(reports(command))
                                .singleElement()
                                .extracting(ContactAttempted::getOutcome)
                                .isEqualTo(expected));
        return reports(command).getFirst();
    }

    private static List<ContactAttempted> reports(ContactCommand command) {
        return Surroundings.read(Topics.CONTACT_ATTEMPTED, command.getDebtorId());
    }
}
