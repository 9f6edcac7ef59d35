package io.forbear.gateway;

import static io.forbear.testing.Soon.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.forbear.clock.ScaledClock;
import io.forbear.events.Actor;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DebtorNotice;
import io.forbear.events.Direction;
import io.forbear.events.NoticeKind;
import io.forbear.events.PersonalDataErased;
import io.forbear.gateway.command.Claim;
import io.forbear.gateway.command.Command;
import io.forbear.gateway.command.CommandService;
import io.forbear.gateway.command.CommandState;
import io.forbear.gateway.command.Doubt;
import io.forbear.gateway.command.Result;
import io.forbear.gateway.provider.Providers;
import io.forbear.messaging.Subscription;
import io.forbear.messaging.retention.TableRetention;
import io.forbear.messaging.retention.TableRetentionSettings;
import io.forbear.service.digest.Sha256;
import io.forbear.simulator.provider.Mood;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.annotation.DirtiesContext;
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
            "forbear.gateway.text-retention=0s",
            "forbear.gateway.forget-every=200ms",
            "forbear.gateway.providers.rented-sms.medium=SMS",
            "forbear.gateway.providers.rented-sms.http.idempotent=false",
            "forbear.gateway.providers.rented-sms.http.wrong-recipient=422",
            "forbear.gateway.providers.rented-sms.http.body="
                    + "{\"to\":\"{recipient}\",\"text\":\"{message}\",\"ref\":\"{commandId}\"}",
            "forbear.gateway.providers.rented-sms.http.query.settling=1500ms",
            "forbear.gateway.providers.rented-sms.http.query.noes=2",
            "forbear.gateway.providers.rented-sms.limits.time-limit=400ms",
            "forbear.gateway.providers.rented-sms.limits.tries=2",
            "forbear.gateway.providers.rented-sms.limits.first-pause=20ms",
            "forbear.gateway.providers.rented-sms.limits.calls=1000",
            "forbear.gateway.providers.rented-sms.limits.open=500ms",
            "forbear.gateway.providers.rented-sms.limits.window=6",
            "forbear.gateway.providers.rented-sms.limits.minimum=3",
            "forbear.gateway.providers.rented-sms.limits.ask-again=100ms",
            "forbear.gateway.providers.rented-sms.webhook.acknowledgments[0].jurisdictions=US",
            "forbear.gateway.providers.rented-sms.webhook.acknowledgments[0].text="
                    + "You will get no more texts from us.",
            // shaped like a provider that posts forms and signs address and fields
            "forbear.gateway.providers.form-sms.medium=SMS",
            "forbear.gateway.providers.form-sms.collectors=FORM",
            "forbear.gateway.providers.form-sms.priority=1",
            "forbear.gateway.providers.form-sms.webhook.signature.header=X-Twilio-Signature",
            "forbear.gateway.providers.form-sms.webhook.signature.algorithm=HMAC_SHA1",
            "forbear.gateway.providers.form-sms.webhook.signature.encoding=BASE64",
            "forbear.gateway.providers.form-sms.webhook.signature.signed=URL_AND_FORM",
            "forbear.gateway.providers.form-sms.webhook.signature.url=https://gateway.bank.example",
            "forbear.gateway.providers.form-sms.webhook.receipts.message-id=MessageSid",
            "forbear.gateway.providers.form-sms.webhook.receipts.command-id=?ref",
            "forbear.gateway.providers.form-sms.webhook.receipts.status=MessageStatus",
            "forbear.gateway.providers.form-sms.webhook.receipts.reason=ErrorCode",
            "forbear.gateway.providers.form-sms.webhook.receipts.statuses.sent=PENDING",
            "forbear.gateway.providers.form-sms.webhook.receipts.statuses.delivered=DELIVERED",
            "forbear.gateway.providers.form-sms.webhook.receipts.statuses.undelivered=FAILED",
            "forbear.gateway.providers.form-sms.webhook.receipts.wrong-recipient=30005",
            "forbear.gateway.providers.form-sms.webhook.replies.reply-id=MessageSid",
            "forbear.gateway.providers.form-sms.webhook.replies.from=From",
            "forbear.gateway.providers.form-sms.webhook.replies.text=Body",
            "forbear.gateway.providers.form-sms.webhook.replies.answer="
                    + "<Response><Message>{acknowledgment}</Message></Response>",
            "forbear.gateway.providers.form-sms.webhook.replies.silent=<Response/>",
            "forbear.gateway.providers.form-sms.webhook.replies.answer-type=application/xml",
            "forbear.gateway.providers.form-sms.webhook.acknowledgments[0].jurisdictions=US",
            "forbear.gateway.providers.form-sms.webhook.acknowledgments[0].text=No more texts.",
            // shaped like a provider that posts lists in JSON and signs the instant and the body
            "forbear.gateway.providers.list-sms.medium=SMS",
            "forbear.gateway.providers.list-sms.collectors=LIST",
            "forbear.gateway.providers.list-sms.priority=1",
            "forbear.gateway.providers.list-sms.http.message-id=/none",
            "forbear.gateway.providers.list-sms.webhook.signature.header=X-Signature",
            "forbear.gateway.providers.list-sms.webhook.signature.prefix=sha256=",
            "forbear.gateway.providers.list-sms.webhook.signature.signed=TIMESTAMP_AND_BODY",
            "forbear.gateway.providers.list-sms.webhook.signature.timestamp-header=X-Timestamp",
            "forbear.gateway.providers.list-sms.webhook.receipts.items=/results",
            "forbear.gateway.providers.list-sms.webhook.receipts.message-id=/messageId",
            "forbear.gateway.providers.list-sms.webhook.receipts.command-id=/callbackData",
            "forbear.gateway.providers.list-sms.webhook.receipts.status=/status/groupName",
            "forbear.gateway.providers.list-sms.webhook.receipts.reason=/error/name",
            "forbear.gateway.providers.list-sms.webhook.receipts.time=/doneAt",
            "forbear.gateway.providers.list-sms.webhook.receipts.statuses.DELIVERED=DELIVERED",
            "forbear.gateway.providers.list-sms.webhook.receipts.statuses.UNDELIVERABLE=FAILED",
            "forbear.gateway.providers.list-sms.webhook.receipts.statuses.PENDING=PENDING",
            "forbear.gateway.providers.list-sms.webhook.replies.items=/results",
            "forbear.gateway.providers.list-sms.webhook.replies.reply-id=/messageId",
            "forbear.gateway.providers.list-sms.webhook.replies.from=/from",
            "forbear.gateway.providers.list-sms.webhook.replies.text=/text",
            "forbear.gateway.providers.list-sms.webhook.replies.time=/receivedAt",
            "forbear.gateway.providers.list-sms.webhook.replies.answer="
                    + "{\"say\":\"{acknowledgment}\"}",
            "forbear.gateway.providers.list-sms.webhook.acknowledgments[0].jurisdictions=US",
            "forbear.gateway.providers.list-sms.webhook.acknowledgments[0].text=No more texts.",
            "forbear.gateway.providers.post.medium=EMAIL",
            "forbear.gateway.providers.first-mail.medium=EMAIL",
            "forbear.gateway.providers.first-mail.collectors=ELSEWHERE",
            "forbear.gateway.providers.first-mail.priority=1",
            "forbear.gateway.providers.first-mail.http.url=http://127.0.0.1:1/nobody-listens",
            "forbear.gateway.providers.first-mail.limits.tries=1",
            "forbear.gateway.providers.first-mail.limits.open=1h",
            "forbear.gateway.providers.first-mail.limits.minimum=2",
            "forbear.gateway.providers.busy-mail.medium=EMAIL",
            "forbear.gateway.providers.busy-mail.collectors=BUSY",
            "forbear.gateway.providers.busy-mail.priority=1",
            "forbear.gateway.providers.busy-mail.http.body={\"text\":\"{message}\"}",
            "forbear.gateway.providers.busy-mail.limits.tries=1",
            "forbear.gateway.providers.busy-mail.limits.open=1h",
            "forbear.gateway.providers.busy-mail.limits.minimum=2",
            "forbear.gateway.providers.patient-mail.medium=EMAIL",
            "forbear.gateway.providers.patient-mail.collectors=PATIENT",
            "forbear.gateway.providers.patient-mail.priority=1",
            "forbear.gateway.providers.patient-mail.http.body={\"text\":\"{message}\"}",
            "forbear.gateway.providers.patient-mail.limits.time-limit=15s",
            "forbear.gateway.providers.post.smtp.host=127.0.0.1",
            "forbear.gateway.providers.post.smtp.from=service@bank.example",
            "forbear.gateway.providers.post.smtp.unsubscribe=https://bank.example/opt-out/{commandId}",
        })
@DirtiesContext // so that nobody else is in its consumer groups
class GatewayIT {
    private static final String SECRET = "a-secret-of-the-provider-and-us";
    private static final ProviderSimulator PROVIDER = new ProviderSimulator(false);
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    private static final Path KEYS = Path.of("target/keysets");
    private static final EndpointSeal SEAL = EndpointSeal.with(KeyFiles.in(KEYS).create());

    @LocalServerPort private int port;
    @Autowired private ScaledClock clock;
    @Autowired private DatabaseClient database;
    @Autowired private CommandService commands;
    @Autowired private Providers providers;
    @Autowired private List<Subscription<?>> subscriptions;
    @Autowired private TableRetentionSettings retention;
    @Autowired private TableRetention tables;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        MAIL.start();
        Surroundings.properties(Surroundings.newDatabase("gateway"))
                .forEach((name, value) -> registry.add(name, () -> value));
        registry.add("forbear.vault.keys", KEYS::toString);
        registry.add("forbear.gateway.providers.rented-sms.http.url", PROVIDER::url);
        registry.add("forbear.gateway.providers.patient-mail.http.url", PROVIDER::url);
        registry.add("forbear.gateway.providers.busy-mail.http.url", PROVIDER::url);
        registry.add(
                "forbear.gateway.providers.rented-sms.http.query.url",
                () -> PROVIDER.url() + "/{commandId}");
        registry.add(
                "forbear.gateway.providers.rented-sms.webhook.secret", () -> secretFile(SECRET));
        for (var name : List.of("form-sms", "list-sms")) {
            var prefix = "forbear.gateway.providers." + name;
            registry.add(prefix + ".http.url", PROVIDER::url);
            registry.add(prefix + ".webhook.secret", () -> secretFile("the next key"));
            registry.add(prefix + ".webhook.previous-secret", () -> secretFile(SECRET));
        }
        registry.add("forbear.gateway.providers.post.smtp.port", () -> MAIL.getSmtp().getPort());
    }

    private static String secretFile(String secret) {
        try {
            var file = Files.createTempFile(Path.of("target"), "webhook", ".secret");
            return Files.writeString(file, secret).toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void providerWorks() {
        PROVIDER.is(_ -> Mood.WORKS);
    }

    @Test
    void saysOfEveryTableAboutDebtorsHowLongItIsKept() {
        var found =
                database.sql(
                                """
                                SELECT DISTINCT table_name::text FROM information_schema.columns
                                WHERE column_name = 'debtor_id' AND table_schema = 'public'
                                """)
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block();
        assertThat(retention.tables().stream().map(TableRetentionSettings.Table::name))
                .containsExactlyInAnyOrderElementsOf(found);
        tables.delete().block();
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

        var report = onlyReport(command, ContactOutcome.SENT);

        assertThat(PROVIDER.timesSent(command.getCommandId())).isEqualTo(1);
        assertThat(String.valueOf(PROVIDER.message(command.getCommandId())))
                .isEqualTo(
                        "{\"to\":\"endpoint-1\",\"text\":\"hello \\\"you\\\"\",\"ref\":\"%s\"}"
                                .formatted(command.getCommandId()));
        assertThat(report.getPermitId()).isEqualTo(command.getPermit().getPermitId());
        assertThat(report.getReceiptRef()).as("sent is not received").isNull();
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

        onlyReport(broken, ContactOutcome.SENT);
        onlyReport(hung, ContactOutcome.SENT);
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

        onlyReport(command, ContactOutcome.SENT);
        MovableClock.putForward(Duration.ofHours(1));
        onlyReport(foreign, ContactOutcome.NOT_MADE);
        assertThat(PROVIDER.message(foreign.getCommandId())).isNull();
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
        onlyReport(sent, ContactOutcome.SENT);
        var unsent = Commanded.sms(clock.instant().plusMillis(400), "never got out");
        Surroundings.send(Topics.COMMAND_SMS, unsent);
        soon(() -> assertThat(stateOf(unsent)).isEqualTo("TAKEN"));

        crashDuringTheCall(sent);
        crashDuringTheCall(unsent);

        onlyReport(unsent, ContactOutcome.SENT);
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

        onlyReport(command, ContactOutcome.SENT);

        var mail = MAIL.getReceivedMessagesForDomain("home.example")[0];
        assertThat(mail.getMessageID()).isEqualTo("<" + command.getCommandId() + "@bank.example>");
        assertThat(mail.getSubject()).isEqualTo("About your account");
        assertThat(String.valueOf(mail.getContent()).strip()).isEqualTo(command.getMessage());
        assertThat(mail.getHeader("List-Unsubscribe", null))
                .isEqualTo("<https://bank.example/opt-out/" + command.getCommandId() + ">");
    }

    private ContactCommand mail(String legalEntity, String address, String text) {
        var command = Commanded.email(clock.instant(), address, text);
        var actor = Actor.newBuilder(command.getActor()).setLegalEntityId(legalEntity).build();
        return ContactCommand.newBuilder(command).setActor(actor).build();
    }

    @Test
    void letsACallThatHangsHoldBackNobodyElse() {
        PROVIDER.is(text -> text.equals("hangs") ? Mood.SENDS_AND_HANGS : Mood.WORKS);
        var hangs = mail("PATIENT", "one@patient.example", "hangs");
        Surroundings.send(Topics.COMMAND_EMAIL, hangs);
        soon(() -> assertThat(stateOf(hangs)).isEqualTo("SENDING"));
        var next =
                ContactCommand.newBuilder(mail("PATIENT", "one@patient.example", "the next"))
                        .setDebtorId(hangs.getDebtorId())
                        .build();
        Surroundings.send(Topics.COMMAND_EMAIL, next);
        var elsewhere =
                ContactCommand.newBuilder(mail("BANK", "one@patient.example", "by another"))
                        .setDebtorId(hangs.getDebtorId())
                        .build();
        Surroundings.send(Topics.COMMAND_EMAIL, elsewhere);
        var others =
                IntStream.range(0, 12)
                        .mapToObj(i -> mail("PATIENT", "b@c.example", "" + i))
                        .toList();
        Surroundings.sendAll(Topics.COMMAND_EMAIL, others);

        others.forEach(one -> onlyReport(one, ContactOutcome.SENT));
        assertThat(stateOf(hangs)).isEqualTo("SENDING");
        assertThat(stateOf(next)).as("one debtor's keep their order").isEqualTo("TAKEN");
        assertThat(stateOf(elsewhere)).as("with another provider too").isEqualTo("TAKEN");
    }

    @Test
    void asksAnotherProviderWhenTheFirstCannotBeReached() {
        var commands =
                IntStream.range(0, 8)
                        .mapToObj(i -> mail("ELSEWHERE", i + "@other.example", "by another way"))
                        .toList();
        Surroundings.sendAll(Topics.COMMAND_EMAIL, commands);

        commands.forEach(one -> onlyReport(one, ContactOutcome.SENT));
        assertThat(MAIL.getReceivedMessagesForDomain("other.example")).hasSize(8);
        assertThat(stored(commands.getFirst()).path("provider").asString()).isEqualTo("post");
        soon(() -> assertThat(health("first-mail")).contains("PAUSED"));
        var later = mail("ELSEWHERE", "later@other.example", "while it is left alone");
        Surroundings.send(Topics.COMMAND_EMAIL, later);
        onlyReport(later, ContactOutcome.SENT);
        assertThat(metrics()).contains("forbear_gateway_passed_on_total{provider=\"first-mail\"}");
        for (var line : Api.at(port).as("operations").get("/gateways")) {
            if (line.path("provider").asString().equals("post")) {
                assertThat(line.path("consuming").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void leavesWithAProviderWhatWasHandedToItWhateverItSays() {
        PROVIDER.is(text -> text.equals("handed over") ? Mood.BUSY : Mood.WORKS);
        var handed =
                IntStream.range(0, 2)
                        .mapToObj(i -> mail("BUSY", i + "@handed.example", "handed over"))
                        .toList();
        Surroundings.sendAll(Topics.COMMAND_EMAIL, handed);
        soon(() -> assertThat(health("busy-mail")).contains("PAUSED"));
        var fresh = mail("BUSY", "fresh@handed.example", "not handed over");
        Surroundings.send(Topics.COMMAND_EMAIL, fresh);

        onlyReport(fresh, ContactOutcome.SENT);
        assertThat(stored(fresh).path("provider").asString()).isEqualTo("post");
        for (var one : handed) {
            assertThat(stored(one).path("provider").asString()).isEqualTo("busy-mail");
            assertThat(stateOf(one)).isEqualTo("TAKEN");
        }
        MovableClock.putForward(Duration.ofHours(1));
        handed.forEach(one -> onlyReport(one, ContactOutcome.NOT_MADE));
        assertThat(MAIL.getReceivedMessagesForDomain("handed.example")).hasSize(1);
    }

    @Test
    void passesOnWhatAProviderLeavesBehindButNotWhatWasHandedToIt() {
        var soonDue = clock.instant().plusSeconds(60);
        var handed = Commanded.sms(soonDue, "handed to who is gone");
        var fresh = Commanded.sms(soonDue, "not handed to who is gone");
        for (var one : List.of(handed, fresh)) {
            Surroundings.send(Topics.COMMAND_SMS, one);
            soon(() -> assertThat(stateOf(one)).isEqualTo("TAKEN"));
        }
        leaveBehind(handed, true);
        leaveBehind(fresh, false);

        soon(() -> assertThat(stored(fresh).path("provider").asString()).isEqualTo("rented-sms"));
        assertThat(stored(handed).path("provider").asString()).isEqualTo("gone");
        MovableClock.putForward(Duration.ofHours(1));
        onlyReport(handed, ContactOutcome.NOT_MADE);
        assertThat(PROVIDER.message(handed.getCommandId())).isNull();
    }

    private void leaveBehind(ContactCommand command, boolean handed) {
        database.sql(
                        "UPDATE command SET provider = 'gone', handed = :handed"
                                + " WHERE command_id = :id")
                .bind("handed", handed)
                .bind("id", command.getCommandId())
                .then()
                .block();
    }

    @Test
    void correctsItsReportByReceiptsInWhateverOrderTheyCome() {
        var command = sms("receipts");
        Surroundings.send(Topics.COMMAND_SMS, command);
        var first = onlyReport(command, ContactOutcome.SENT);
        var failedAt = clock.instant();
        MovableClock.putForward(Duration.ofDays(1));
        var failed = receipt(command, "FAILED", failedAt);

        assertThat(told("receipts", failed)).isEqualTo("NOTED");
        assertThat(told("receipts", failed)).isEqualTo("KNOWN");
        assertThat(told("receipts", receipt(command, "DELIVERED", failedAt.minusSeconds(9))))
                .isEqualTo("KNOWN");

        soon(() -> assertThat(reports(command)).hasSize(2));
        soon(() -> assertThat(stored(command).path("hasText").asBoolean(true)).isFalse());
        var delivered = receipt(command, "DELIVERED", failedAt.plusSeconds(9));
        assertThat(told("receipts", delivered)).isEqualTo("NOTED");
        soon(() -> assertThat(reports(command)).hasSize(3));
        assertThat(reports(command).getLast().getOutcome()).isEqualTo(ContactOutcome.DELIVERED);
        assertThat(reports(command).getLast().getReceiptRef())
                .isEqualTo("m-" + command.getCommandId());
        var correction = reports(command).get(1);
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
        assertThat(signed(now, body).post(HttpStatus.OK, path, body).path("result").asString())
                .as("of a message that nobody knows")
                .isEqualTo("KEPT");
        assertThat(signed(now, "{}").post(HttpStatus.UNPROCESSABLE_CONTENT, path, "{}").toString())
                .contains("messageId");
    }

    private static ContactCommand american(ContactCommand command) {
        return ContactCommand.newBuilder(command).setJurisdictions(List.of("US-NY")).build();
    }

    private String stop(ContactCommand command, String replyId) {
        return """
        {"replyId":"%s","messageId":"m-%s","text":" stop. ","occurredAt":"%s"}"""
                .formatted(replyId, command.getCommandId(), clock.instant());
    }

    @Test
    void takesStopAsAnOptOutAndConfirmsItOnceWhereTheLawAllowsIt() {
        var command = american(sms("reply STOP to opt out"));
        Surroundings.send(Topics.COMMAND_SMS, command);
        onlyReport(command, ContactOutcome.SENT);
        var reply = stop(command, "r-1");

        var answer = post("replies", reply);

        assertThat(answer.path("result").asString()).isEqualTo("STOPPED");
        assertThat(answer.path("acknowledgment").asString()).startsWith("You will get no more");
        assertThat(told("replies", reply)).isEqualTo("KNOWN");
        var again = post("replies", stop(command, "r-1-again"));
        assertThat(again.path("result").asString()).isEqualTo("STOPPED");
        assertThat(again.path("acknowledgment").isNull()).as("once").isTrue();
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.DEBTOR_NOTICE, command.getDebtorId()))
                                .extracting(DebtorNotice::getKind, DebtorNotice::getChannels)
                                .startsWith(
                                        tuple(NoticeKind.PREFERENCE_STATED, List.of(Channel.SMS)),
                                        tuple(NoticeKind.CONSENT_WITHDRAWN, List.of(Channel.SMS))));
        soon(() -> assertThat(reports(command)).hasSize(4));
        assertThat(reports(command))
                .extracting(ContactAttempted::getDirection, ContactAttempted::getPurpose)
                .containsExactly(
                        tuple(Direction.OUTBOUND, ContactPurpose.REMINDER),
                        tuple(Direction.INBOUND, ContactPurpose.REMINDER),
                        tuple(Direction.OUTBOUND, ContactPurpose.OPT_OUT_CONFIRMATION),
                        tuple(Direction.INBOUND, ContactPurpose.REMINDER));
        var confirmation = reports(command).get(2);
        assertThat(confirmation.getDisclosed()).isEmpty();
        assertThat(confirmation.getPermitId()).isNull();
    }

    @Test
    void confirmsNoStopWhereNothingIsSaidOfIt() {
        var command = sms("回复R退订");
        Surroundings.send(Topics.COMMAND_SMS, command);
        onlyReport(command, ContactOutcome.SENT);

        var answer = post("replies", stop(command, "r-cn"));

        assertThat(answer.path("result").asString()).isEqualTo("STOPPED");
        assertThat(answer.path("acknowledgment").isNull()).isTrue();
    }

    @Test
    void stopsForEverybodyWhoIsWrittenToAtANumber() {
        var his = to("+8613900000001", sms("first"));
        var hers = to("+8613900000001", sms("second"));
        Surroundings.send(Topics.COMMAND_SMS, his);
        onlyReport(his, ContactOutcome.SENT);
        Surroundings.send(Topics.COMMAND_SMS, hers);
        onlyReport(hers, ContactOutcome.SENT);

        var reply = answer("r-number", "+86 139-0000-0001", "STOP");
        assertThat(told("replies", reply)).isEqualTo("STOPPED");
        assertThat(told("replies", reply)).isEqualTo("KNOWN");

        hasStopped(his);
        hasStopped(hers);
        soon(() -> assertThat(reports(hers)).hasSize(2));
        assertThat(reports(hers).getLast().getDirection()).isEqualTo(Direction.INBOUND);
        assertThat(reports(his)).as("the latest message was answered").hasSize(1);
    }

    @Test
    void keepsAStopFromANumberThatItDoesNotKnowUntilItDoes() {
        var reply = post("replies", answer("r-stray", "008613900000002", "退订"));
        assertThat(reply.path("result").asString()).isEqualTo("KEPT");
        assertThat(reply.path("acknowledgment").isNull()).as("whose law is not known").isTrue();
        assertThat(strays("OPEN")).contains("r-stray", "nothing was sent to where it comes from");
        var officer = Api.at(port).as("compliance-officer");
        var path = "/stray-replies/rented-sms/r-stray";
        assertThat(officer.get(path).path("from").asString()).isEqualTo("008613900000002");
        assertThat(officer.get(path).path("text").asString()).isEqualTo("退订");
        Api.at(port).as("operations").refusal(HttpStatus.FORBIDDEN, path);

        var command = to("+8613900000002", sms("to who has stopped before"));
        Surroundings.send(Topics.COMMAND_SMS, command);

        isNotMade(command);
        hasStopped(command);
        assertThat(PROVIDER.message(command.getCommandId())).isNull();
        assertThat(strays("MATCHED")).contains("r-stray");
        assertThat(strays("OPEN")).doesNotContain("r-stray");
    }

    @Test
    void takesBackWhatWaitsForANumberThatSaysStop() {
        var later = Commanded.sms(clock.instant().plusSeconds(60), "not sent yet");
        var waiting = to("+8613900000004", later);
        Surroundings.send(Topics.COMMAND_SMS, waiting);
        soon(() -> assertThat(stateOf(waiting)).isEqualTo("TAKEN"));

        assertThat(told("replies", answer("r-waits", "+8613900000004", "STOP")))
                .isEqualTo("STOPPED");

        isNotMade(waiting);
        hasStopped(waiting);
    }

    private static void isNotMade(ContactCommand command) {
        soon(
                () ->
                        assertThat(reports(command))
                                .extracting(
                                        ContactAttempted::getDirection,
                                        ContactAttempted::getOutcome)
                                .containsExactlyInAnyOrder(
                                        tuple(Direction.INBOUND, ContactOutcome.DELIVERED),
                                        tuple(Direction.OUTBOUND, ContactOutcome.NOT_MADE)));
    }

    @Test
    void letsAPersonSeeToAnAnswerThatNobodyKnows() {
        assertThat(told("replies", answer("r-who", "+8613900000003", "who is this?")))
                .isEqualTo("KEPT");
        var officer = Api.at(port).as("compliance-officer");
        var path = "/stray-replies/rented-sms/r-who/settlement";
        officer.post(HttpStatus.UNPROCESSABLE_CONTENT, path, "{\"note\":\" \"}");

        var settled = officer.post(HttpStatus.OK, path, "{\"note\":\"called back\"}");

        assertThat(settled.path("state").asString()).isEqualTo("SETTLED");
        assertThat(settled.path("settledBy").asString()).isEqualTo("test-compliance-officer");
        officer.post(HttpStatus.CONFLICT, path, "{\"note\":\"again\"}");
        assertThat(strays("SETTLED")).contains("r-who");
    }

    @Test
    void takesAnAnswerOnceItIsKnownWhatTheProviderCallsTheMessage() {
        var command = sms("what was it called?");
        var reply =
                """
                {"replyId":"r-name","messageId":"m-%s","text":"stop","occurredAt":"%s"}
                """
                        .formatted(command.getCommandId(), clock.instant());
        assertThat(told("replies", reply)).isEqualTo("KEPT");

        Surroundings.send(Topics.COMMAND_SMS, command);

        hasStopped(command);
        assertThat(strays("MATCHED")).contains("r-name");
    }

    @Test
    void takesAnAnswerThatCameBeforeItsCommand() {
        var command = sms("answered at once");
        var reply =
                """
                {"replyId":"r-early","commandId":"%s","text":"stop","occurredAt":"%s"}
                """
                        .formatted(command.getCommandId(), clock.instant());
        assertThat(told("replies", reply)).isEqualTo("KEPT");

        Surroundings.send(Topics.COMMAND_SMS, command);

        hasStopped(command);
    }

    private ContactCommand sms(String legalEntity, String number, String text) {
        var command = american(to(number, sms(text)));
        var actor = Actor.newBuilder(command.getActor()).setLegalEntityId(legalEntity).build();
        return ContactCommand.newBuilder(command).setActor(actor).build();
    }

    @Test
    void understandsAProviderThatPostsFormsAndSignsTheAddress() {
        var command = sms("FORM", "+15555550101", "by form");
        Surroundings.send(Topics.COMMAND_SMS, command);
        onlyReport(command, ContactOutcome.SENT);
        var provider = new ForeignProvider(port, "form-sms", SECRET);
        var sid = "m-" + command.getCommandId();

        assertThat(provider.form("receipts", "", "MessageSid=" + sid + "&MessageStatus=sent"))
                .contains("KNOWN");
        assertThat(provider.form("receipts", "", "MessageSid=" + sid + "&MessageStatus=delivered"))
                .contains("NOTED");
        soon(() -> assertThat(outcome(command)).isEqualTo(ContactOutcome.DELIVERED));
        var lost = "MessageSid=" + sid + "&MessageStatus=undelivered";
        MovableClock.putForward(Duration.ofSeconds(1));
        assertThat(provider.form("receipts", "", lost)).contains("NOTED");
        MovableClock.putForward(Duration.ofSeconds(1));
        assertThat(provider.form("receipts", "", "MessageStatus=delivered&MessageSid=" + sid))
                .contains("NOTED");
        MovableClock.putForward(Duration.ofSeconds(1));
        assertThat(provider.form("receipts", "", lost)).as("repeated").contains("KNOWN");
        soon(() -> assertThat(outcome(command)).isEqualTo(ContactOutcome.DELIVERED));
        assertThat(stateOf(command)).isEqualTo("DELIVERED");
        assertThat(provider.form("replies", "", "MessageSid=SM-1&From=%2B15555550101&Body=Stop"))
                .isEqualTo("<Response><Message>No more texts.</Message></Response>");
        assertThat(provider.form("replies", "", "MessageSid=SM-1&From=%2B15555550101&Body=Stop"))
                .isEqualTo("<Response/>");
        hasStopped(command);
        provider.refused(HttpStatus.UNAUTHORIZED, "receipts", "MessageSid=x&MessageStatus=sent");
    }

    @Test
    void keepsReceiptsInAListUntilTheProvidersIdIsLearned() {
        var one = sms("LIST", "+15555550102", "first of a list");
        var other = sms("LIST", "+15555550103", "second of a list");
        Surroundings.sendAll(Topics.COMMAND_SMS, List.of(one, other));
        onlyReport(one, ContactOutcome.SENT);
        onlyReport(other, ContactOutcome.SENT);
        database.sql("UPDATE command SET state = 'UNKNOWN' WHERE command_id = :id")
                .bind("id", one.getCommandId())
                .then()
                .block();
        var provider = new ForeignProvider(port, "list-sms", SECRET);
        var at = clock.instant();

        var done =
                provider.json(
                        "receipts",
                        at,
                        """
                        {"results": [
                          {"messageId": "list-1", "status": {"groupName": "DELIVERED"}, "doneAt": "%s"},
                          {"messageId": "list-2", "callbackData": "%s", "status": {"groupName": "UNDELIVERABLE"}},
                          {"messageId": "list-3", "status": {"groupName": "LOST"}}]}"""
                                .formatted(at, other.getCommandId()));
        assertThat(done).containsSubsequence("KEPT", "NOTED", "KEPT");
        soon(() -> assertThat(outcome(other)).isEqualTo(ContactOutcome.BOUNCED));
        assertThat(strayReceipts("OPEN")).contains("list-1", "the status 'LOST' is not known");
        assertThat(outcome(one)).isEqualTo(ContactOutcome.SENT);

        var learned =
                provider.json(
                        "receipts",
                        at,
                        """
                        {"results": [{"messageId": "list-1", "callbackData": "%s",
                          "status": {"groupName": "PENDING"}}]}"""
                                .formatted(one.getCommandId()));

        assertThat(learned).contains("NOTED");
        soon(() -> assertThat(outcome(one)).isEqualTo(ContactOutcome.DELIVERED));
        assertThat(strayReceipts("MATCHED")).contains("list-1");
        assertThat(provider.json("receipts", at, "{\"oops\": 1}")).contains("KEPT");
        provider.refused(HttpStatus.UNAUTHORIZED, at.minusSeconds(301), "{}");
        settleStrayReceipts();
    }

    @Test
    void keepsAnIdThatComesAfterItsCommandHasMovedOn() {
        var command = sms("LIST", "+15555550106", "noted late");
        Surroundings.send(Topics.COMMAND_SMS, command);
        onlyReport(command, ContactOutcome.SENT);
        var at = clock.instant();
        var receipt =
                """
                {"results": [{"messageId": "late-1", "status": {"groupName": "DELIVERED"}, "doneAt": "%s"}]}"""
                        .formatted(at);
        assertThat(new ForeignProvider(port, "list-sms", SECRET).json("receipts", at, receipt))
                .contains("KEPT");

        noteAsIfJustCalled("list-sms", sms("never taken"), "late-1");
        assertThat(strayReceipts("OPEN")).as("no such command").contains("late-1");
        noteAsIfJustCalled("list-sms", command, "late-1");

        soon(() -> assertThat(outcome(command)).isEqualTo(ContactOutcome.DELIVERED));
        assertThat(strayReceipts("MATCHED")).contains("late-1");
    }

    /** The result of a call that was counted as broken off meanwhile. */
    private void noteAsIfJustCalled(String provider, ContactCommand command, String messageId) {
        var called =
                new Command(command.getCommandId(), "+1", "en", null, "", command.getOccurredAt());
        commands.note(
                        providers.find(provider).orElseThrow(),
                        new Claim(called, new byte[0], List.of(), 1, new Doubt(0, Duration.ZERO)),
                        CommandState.SENDING,
                        new Result.Accepted(messageId),
                        Duration.ZERO)
                .block();
    }

    @Test
    void hearsSeveralStopsInOneWebhookAndConfirmsNoneOfThem() {
        var one = sms("LIST", "+15555550104", "one who stops");
        var other = sms("LIST", "+15555550105", "another who stops");
        Surroundings.sendAll(Topics.COMMAND_SMS, List.of(one, other));
        onlyReport(one, ContactOutcome.SENT);
        onlyReport(other, ContactOutcome.SENT);
        var provider = new ForeignProvider(port, "list-sms", SECRET);

        var done =
                provider.json(
                        "replies",
                        clock.instant(),
                        """
                        {"results": [
                          {"messageId": "s-1", "from": "15555550104", "text": "STOP", "receivedAt": "today"},
                          {"messageId": "s-2", "from": "15555550105", "text": "STOP"}]}""");

        assertThat(done).as("one answer to two persons").isEqualTo("{}");
        hasStopped(one);
        hasStopped(other);
        soon(() -> assertThat(reports(other)).hasSize(2));
        assertThat(Stream.of(one, other).flatMap(each -> reports(each).stream()))
                .extracting(ContactAttempted::getPurpose)
                .doesNotContain(ContactPurpose.OPT_OUT_CONFIRMATION);
    }

    private static ContactOutcome outcome(ContactCommand command) {
        return reports(command).getLast().getOutcome();
    }

    private String strayReceipts(String state) {
        return Api.at(port).as("auditor").get("/stray-receipts?state=" + state).toString();
    }

    /** What the provider wrote is shown to who may see it, and settled once. */
    private void settleStrayReceipts() {
        var officer = Api.at(port).as("compliance-officer");
        for (var one : officer.get("/stray-receipts").path("items")) {
            var path = "/stray-receipts/" + one.path("receiptId").asString();
            if (one.path("reason").asString().contains("LOST")) {
                assertThat(officer.get(path).path("raw").asString()).contains("list-3");
            }
            Api.at(port).as("operations").refusal(HttpStatus.FORBIDDEN, path);
            officer.post(HttpStatus.OK, path + "/settlement", "{\"note\":\"asked them\"}");
            officer.post(HttpStatus.CONFLICT, path + "/settlement", "{\"note\":\"again\"}");
        }
        assertThat(strayReceipts("OPEN")).doesNotContain("LOST");
    }

    @Test
    void makesItsReportAgainWhenItIsMissed() {
        var command = sms("missed");
        Surroundings.send(Topics.COMMAND_SMS, command);
        var report = onlyReport(command, ContactOutcome.SENT);

        Surroundings.send(Topics.REPORT_OVERDUE, Commanded.missed(command));

        soon(() -> assertThat(reports(command)).containsExactly(report, report));
    }

    @Test
    void asksTheProviderAgainWhenTheReportOfAnUnknownMessageIsMissed() {
        var command = sms("unknown for now");
        Surroundings.send(Topics.COMMAND_SMS, command);
        onlyReport(command, ContactOutcome.SENT);
        database.sql("UPDATE command SET state = 'UNKNOWN' WHERE command_id = :id")
                .bind("id", command.getCommandId())
                .then()
                .block();

        Surroundings.send(Topics.REPORT_OVERDUE, Commanded.missed(command));

        soon(() -> assertThat(stateOf(command)).isEqualTo("SENT"));
        assertThat(PROVIDER.timesSent(command.getCommandId())).isEqualTo(1);
    }

    @Test
    void forgetsTheTextOfWhatCannotBeSentAnyMoreAndKeepsItsDigest() {
        var command = Commanded.sms(clock.instant().minus(Duration.ofMinutes(16)), "forget me");
        Surroundings.send(Topics.COMMAND_SMS, command);
        onlyReport(command, ContactOutcome.NOT_MADE);

        soon(() -> assertThat(stored(command).path("hasText").asBoolean(true)).isFalse());
        assertThat(stored(command).path("messageDigest").asString())
                .isEqualTo(Sha256.hex(command.getCommandId() + "\nforget me"));
        var payload =
                database.sql("SELECT payload FROM command WHERE command_id = :id")
                        .bind("id", command.getCommandId())
                        .mapValue(byte[].class)
                        .one()
                        .block();
        assertThat(new String(Objects.requireNonNull(payload), UTF_8)).doesNotContain("forget me");
    }

    @Test
    void forgetsNumberTextAndAnswersOfWhomPersonalDataWereErasedThoughThePermitIsNotOver() {
        var command = to("+8613800138123", sms("erase me"));
        Surroundings.send(Topics.COMMAND_SMS, command);
        onlyReport(command, ContactOutcome.SENT);
        database.sql(
                        """
                        INSERT INTO reply (provider, reply_id, command_id, sealed)
                        VALUES ('someone', :id, :id, 'an answer'::bytea)""")
                .bind("id", command.getCommandId())
                .then()
                .block();
        assertThat(marks(command)).isEqualTo("marked, answered");
        assertThat(stored(command).path("hasText").asBoolean()).isTrue();

        Surroundings.send(
                Topics.PERSONAL_DATA_ERASED,
                PersonalDataErased.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(clock.instant())
                        .setDebtorId(command.getDebtorId())
                        .build());
        soon(() -> assertThat(stored(command).path("hasText").asBoolean(true)).isFalse());
        assertThat(marks(command)).isEqualTo("unmarked, unanswered");
        var another = ContactCommand.newBuilder(sms("too late")).setDebtorId(command.getDebtorId());
        var late = to("+8613800138123", another.build());
        Surroundings.send(Topics.COMMAND_SMS, late);
        soon(() -> assertThat(stored(late).path("state").asString("")).isEqualTo("NOT_MADE"));
        soon(() -> assertThat(stored(late).path("hasText").asBoolean(true)).isFalse());
        assertThat(marks(late)).startsWith("unmarked");
    }

    private String marks(ContactCommand command) {
        return ""
                + database.sql(
                                """
                                SELECT CASE WHEN recipient_mark IS NULL THEN 'un' ELSE '' END || 'marked, '
                                    || CASE WHEN EXISTS (
                                        SELECT FROM reply
                                        WHERE reply.command_id = c.command_id AND sealed IS NOT NULL)
                                    THEN '' ELSE 'un' END || 'answered'
                                FROM command c WHERE command_id = :id
                                """)
                        .bind("id", command.getCommandId())
                        .mapValue(String.class)
                        .one()
                        .block();
    }

    private JsonNode stored(ContactCommand command) {
        return Api.at(port).as("auditor").get("/commands/" + command.getCommandId());
    }

    private String strays(String state) {
        return Api.at(port).as("auditor").get("/stray-replies?state=" + state).toString();
    }

    private String answer(String replyId, String from, String text) {
        return """
        {"replyId":"%s","from":"%s","text":"%s","occurredAt":"%s"}"""
                .formatted(replyId, from, text, clock.instant());
    }

    private static ContactCommand to(String number, ContactCommand command) {
        return with(command, SEAL.seal(number, command.getCommandId()));
    }

    private static void hasStopped(ContactCommand command) {
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.DEBTOR_NOTICE, command.getDebtorId()))
                                .extracting(DebtorNotice::getKind)
                                .containsExactly(
                                        NoticeKind.PREFERENCE_STATED,
                                        NoticeKind.CONSENT_WITHDRAWN));
    }

    @Test
    void restsWhileTheProviderIsDownForSixHoursAndLosesNothing() {
        PROVIDER.is(_ -> Mood.BUSY);
        var early = commands("early", 10);
        soon(() -> assertThat(health()).contains("PAUSED"));
        var meanwhile = commands("meanwhile", 300);
        soon(
                () ->
                        assertThat(metrics())
                                .contains(
                                        "forbear_gateway_paused{provider=\"rented-sms\"} 1.0",
                                        "resilience4j_circuitbreaker_state{name=\"rented-sms\",state=\"open\"}"
                                                + " 1.0"));
        assertThat(metrics())
                .contains(
                        "forbear_gateway_backlog{provider=\"rented-sms\"} ",
                        "forbear_gateway_stray_replies{} ",
                        "forbear_gateway_stray_receipts{} ",
                        "forbear_gateway_calls_total{provider=\"rented-sms\",result=\"NotSent\"} ");
        var mail = Commanded.email(clock.instant(), "wang@work.example", "The post still goes.");
        Surroundings.send(Topics.COMMAND_EMAIL, mail);
        onlyReport(mail, ContactOutcome.SENT);
        assertThat(Api.at(port).as("operations").get("/gateways").toString())
                .contains("\"consuming\":false");
        assertThat(open()).as("the rest stays in Kafka").isLessThanOrEqualTo(50 + 2 * 50);
        MovableClock.putForward(Duration.ofHours(6));
        PROVIDER.is(_ -> Mood.WORKS);
        var afterwards = commands("afterwards", 10);

        afterwards.forEach(command -> onlyReport(command, ContactOutcome.SENT));
        early.forEach(command -> onlyReport(command, ContactOutcome.NOT_MADE));
        eachIsReportedOnce(meanwhile);
        assertThat(reports(meanwhile.getLast()).getFirst().getOutcome())
                .isEqualTo(ContactOutcome.NOT_MADE);
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
                    int number = Integer.parseInt(text) % 30;
                    return number < moods.length && tried.add(text) ? moods[number] : Mood.WORKS;
                });
        var commands = IntStream.range(0, 60).mapToObj(i -> sms(String.valueOf(i))).toList();
        Surroundings.sendAll(Topics.COMMAND_SMS, commands);

        eachIsReportedOnce(commands);

        for (var command : commands) {
            var report = reports(command).getFirst();
            int sent = PROVIDER.timesSent(command.getCommandId());
            assertThat(sent).as(command.getMessage()).isLessThanOrEqualTo(1);
            assertThat(report.getOutcome() == ContactOutcome.SENT).isEqualTo(sent == 1);
        }
    }

    /** The topic is read once for all of them. */
    private static void eachIsReportedOnce(List<ContactCommand> commands) {
        var debtors = commands.stream().map(ContactCommand::getDebtorId).toList();
        soon(
                () ->
                        assertThat(
                                        Surroundings.read(Topics.CONTACT_ATTEMPTED.name()).stream()
                                                .map(ConsumerRecord::key)
                                                .filter(Set.copyOf(debtors)::contains)
                                                .toList())
                                .containsExactlyInAnyOrderElementsOf(debtors));
    }

    /** Without what all metrics of all services are marked with. */
    private String metrics() {
        return String.valueOf(
                        Api.at(port)
                                .as("operations")
                                .client()
                                .get()
                                .uri("/actuator/prometheus")
                                .exchange()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody())
                .replaceAll(",?service=\"gateway-service\"", "");
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

    private List<ContactCommand> commands(String text, int number) {
        var commands = Stream.generate(() -> sms(text)).limit(number).toList();
        Surroundings.sendAll(Topics.COMMAND_SMS, commands);
        return commands;
    }

    private String health() {
        return health("rented-sms");
    }

    private String health(String provider) {
        return String.valueOf(
                Api.at(port)
                        .as("operations")
                        .client()
                        .get()
                        .uri("/actuator/health/gateway/" + provider)
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
