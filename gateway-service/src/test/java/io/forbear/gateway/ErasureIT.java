package io.forbear.gateway;

import static io.forbear.testing.Soon.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.clock.ScaledClock;
import io.forbear.events.ContactCommand;
import io.forbear.testing.Api;
import io.forbear.testing.MovableClock;
import io.forbear.testing.Surroundings;
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
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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

/** What is left of messages and answers, once the personal data of a debtor were erased. */
@SpringBootTest(
        classes = {GatewayServiceApplication.class, MovableClock.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "forbear.gateway.every=50ms",
            "forbear.gateway.forget-every=200ms",
            "forbear.gateway.providers.rented-sms.medium=SMS",
            "forbear.gateway.providers.rented-sms.http.body="
                    + "{\"to\":\"{recipient}\",\"text\":\"{message}\"}",
        })
@DirtiesContext // so that nobody else is in its consumer groups
class ErasureIT {
    /** As {@link #left} tells of a person of whom nothing was erased. */
    private static final String ALL = "2 marks, 2 texts, 3 answers, strays 1 2 1, receipts 1 1";

    private static final String SECRET = "a-secret-of-the-provider-and-us";
    private static final ProviderSimulator PROVIDER = new ProviderSimulator(false);
    private static final Path KEYS = Path.of("target/keysets");
    private static final EndpointSeal SEAL = EndpointSeal.with(KeyFiles.in(KEYS).create());

    @LocalServerPort private int port;
    @Autowired private ScaledClock clock;
    @Autowired private DatabaseClient database;

    private final String debtor = "G" + UUID.randomUUID();

    /** His id begins with the debtor's. */
    private final String other = debtor + "0";

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        Surroundings.properties(Surroundings.newDatabase("gateway-erasure"))
                .forEach((name, value) -> registry.add(name, () -> value));
        registry.add("forbear.vault.keys", KEYS::toString);
        var prefix = "forbear.gateway.providers.rented-sms.";
        registry.add(prefix + "http.url", PROVIDER::url);
        registry.add(prefix + "webhook.secret", ErasureIT::secretFile);
    }

    private static String secretFile() {
        try {
            var file = Files.createTempFile(Path.of("target"), "webhook", ".secret");
            return Files.writeString(file, SECRET).toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two commands for one person. */
    private record Told(ContactCommand sent, ContactCommand waiting) {}

    @Test
    void forgetsNumbersTextsAndAnswersOfHisAndOfNobodyElse() {
        var his = told(debtor);
        var hers = told(other);
        assertThat(left(debtor)).isEqualTo(ALL);
        assertThat(left(other)).isEqualTo(ALL);

        erase();
        erase();

        assertThat(left(debtor))
                .startsWith("0 marks")
                .endsWith("0 answers, strays 0 0 0, receipts 0 0");
        soon(() -> assertThat(left(debtor)).startsWith("0 marks, 0 texts"));
        assertThat(isErased(debtor)).isEqualTo("1");
        assertThat(stored(his.sent()).path("state").asString()).isEqualTo("SENT");
        assertThat(stored(his.sent()).path("messageDigest").asString()).isNotEmpty();
        assertThat(stored(his.waiting()).path("state").asString()).isEqualTo("NOT_MADE");
        assertThat(rows(debtor)).isEqualTo("2 3 2 1");
        assertThat(left(other)).isEqualTo(ALL);
        assertThat(isErased(other)).isEqualTo("0");
        assertThat(stored(hers.waiting()).path("state").asString()).isEqualTo("TAKEN");
    }

    @Test
    void forgetsNothingThatALawWantsKept() {
        var his = told(debtor);

        erase("CONTACT_POINTS", "FREE_TEXTS");

        assertThat(left(debtor)).isEqualTo(ALL);
        assertThat(isErased(debtor)).isEqualTo("0");
        assertThat(stored(his.waiting()).path("state").asString()).isEqualTo("TAKEN");

        erase("CONTACT_POINTS");

        assertThat(left(debtor))
                .isEqualTo("2 marks, 2 texts, 0 answers, strays 1 0 0, receipts 0 0");
        assertThat(isErased(debtor)).isEqualTo("0");
    }

    /**
     * A message that was sent, one that waits, and answers: one known at once, one that came before
     * its message, and one of which nobody knew whose it was.
     */
    private Told told(String whose) {
        var number = "+86138" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        var sent = to(whose, number, Commanded.sms(clock.instant(), "please call"));
        answer(whose + ".early", "\"messageId\": \"m-%s\"".formatted(sent.getCommandId()));
        answer(whose + ".stray", "\"from\": \"%s\"".formatted(number));
        Api.at(port)
                .as("compliance-officer")
                .post(
                        HttpStatus.OK,
                        "/stray-replies/rented-sms/" + whose + ".stray/settlement",
                        "{\"note\": \"called his sister\"}");
        Surroundings.send(Topics.COMMAND_SMS, sent);
        soon(() -> assertThat(stateOfEarly(whose)).isEqualTo("MATCHED"));
        answer(whose + ".known", "\"from\": \"%s\"".formatted(number));
        unreadReceipt(whose, sent);
        var later = clock.instant().plus(Duration.ofHours(9));
        var waiting = to(whose, number, Commanded.sms(later, "please pay"));
        Surroundings.send(Topics.COMMAND_SMS, waiting);
        soon(() -> assertThat(left(whose)).startsWith("2 marks"));
        return new Told(sent, waiting);
    }

    private static ContactCommand to(String whose, String number, ContactCommand command) {
        var sealed = SEAL.seal(number, command.getCommandId());
        return ContactCommand.newBuilder(command)
                .setDebtorId(whose)
                .setSealedEndpoint(ByteBuffer.wrap(sealed))
                .build();
    }

    private void answer(String replyId, String member) {
        var body =
                """
                {"replyId": "%s", %s, "text": "I am ill", "occurredAt": "%s"}"""
                        .formatted(replyId, member, clock.instant());
        signed(body).post(HttpStatus.OK, "/webhooks/rented-sms/replies", body);
    }

    /** The signature as a provider makes it. */
    private Api signed(String body) {
        try {
            var at = clock.instant().getEpochSecond();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            var digits = HexFormat.of().formatHex(mac.doFinal((at + "." + body).getBytes(UTF_8)));
            return Api.at(port).with("Forbear-Signature", "t=" + at + ",v1=" + digits);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One whose command somebody has found out. */
    private void unreadReceipt(String whose, ContactCommand command) {
        database.sql(
                        """
                        INSERT INTO stray_receipt (provider, digest, command_id, reason, sealed,
                            state, note, closed_at)
                        VALUES ('rented-sms', :whose, :id, 'it has no status', 'sealed'::bytea,
                            'SETTLED', 'asked his sister', now())
                        """)
                .bind("whose", whose)
                .bind("id", command.getCommandId())
                .then()
                .block();
    }

    /** The mark that the event was processed is written with what it does. */
    private void erase(String... kept) {
        var told = Surroundings.tellErased(debtor, clock.instant(), kept);
        var processed =
                """
                SELECT count(*)::text FROM processed_event
                WHERE consumer_group = 'gateway-service-erasure' AND event_id::text = :id
                """;
        soon(() -> assertThat(text(processed, "" + told)).isEqualTo("1"));
    }

    /** What is there of a person's marks, texts and words; of strays marks, words and notes. */
    private String left(String whose) {
        return text(
                """
                SELECT concat(
                    (SELECT count(recipient_mark) FROM command WHERE debtor_id = :id), ' marks, ',
                    (SELECT count(*) FROM command WHERE debtor_id = :id AND has_text), ' texts, ',
                    (SELECT count(sealed) FROM reply WHERE split_part(reply_id, '.', 1) = :id),
                    ' answers, strays ',
                    (SELECT concat_ws(' ', count(sender_mark), count(sealed), count(note))
                        FROM stray_reply WHERE split_part(reply_id, '.', 1) = :id),
                    ', receipts ',
                    (SELECT concat_ws(' ', count(sealed), count(note))
                        FROM stray_receipt WHERE digest = :id))
                """,
                whose);
    }

    /** How many commands, answers, strays and receipts there are of a person. */
    private String rows(String whose) {
        return text(
                """
                SELECT concat_ws(' ',
                    (SELECT count(*) FROM command WHERE debtor_id = :id),
                    (SELECT count(*) FROM reply WHERE split_part(reply_id, '.', 1) = :id),
                    (SELECT count(*) FROM stray_reply WHERE split_part(reply_id, '.', 1) = :id),
                    (SELECT count(*) FROM stray_receipt WHERE digest = :id))
                """,
                whose);
    }

    private String stateOfEarly(String whose) {
        return text("SELECT state FROM stray_reply WHERE reply_id = :id || '.early'", whose);
    }

    private String isErased(String whose) {
        return text("SELECT count(*)::text FROM erased_debtor WHERE debtor_id = :id", whose);
    }

    private JsonNode stored(ContactCommand command) {
        return Api.at(port).as("auditor").get("/commands/" + command.getCommandId());
    }

    private String text(String sql, String id) {
        return "" + database.sql(sql).bind("id", id).mapValue(String.class).one().block();
    }
}
