package io.forbear.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.events.AccountOverdue;
import io.forbear.events.ContactCommand;
import io.forbear.events.Money;
import io.forbear.testing.PersonalScan;
import io.forbear.topics.Topics;
import io.forbear.vault.BrokenSeal;
import io.forbear.vault.EndpointSeal;
import io.forbear.vault.KeyFiles;
import io.forbear.vault.MasterKey;
import io.forbear.vault.PersonKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person is told of, written to and erased; then all topics, databases, logs and states are
 * searched.
 */
class ErasureScanIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final RunningSystem SYSTEM = RunningSystem.shared();

    private final Story story = Story.of("erased");
    private final String number =
            "139" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    private final String mail = "li" + number + "@example.com";
    private final String address = number + " Chaoyang Road, Beijing";
    private final String name = "Li Xiao-" + number.substring(3);

    @Test
    void leavesNothingReadableInTheWholeSystemButWhatTheAnswerNames() throws SQLException {
        SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
        SYSTEM.publish(Topics.ACCOUNT_OVERDUE, story.overdue("99.0000"));
        tell();
        var command = commanded();
        SYSTEM.publish(Topics.CONTACT_ATTEMPTED, Story.carriedOut(command));
        assertThat(found(command))
                .contains("contact: public.contact_point.value", "contact.command.sms");
        assertThat(
                        erase("ann", "?reason=" + URLEncoder.encode("he asks for it", UTF_8), 409)
                                .toString())
                .contains("CN-PIPL-02");

        SYSTEM.publish(Topics.ACCOUNT_OVERDUE, paid());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(personalData().path("forbiddenBy").isEmpty()).isTrue();
                            assertThat(rules(personalData())).contains("CN-REC-01");
                        });
        erase("ann", "?reason=" + URLEncoder.encode("he asks for it", UTF_8), 202);
        var begun = System.nanoTime();
        var told = erase("bob", "", 200);
        var left = found(command);
        System.out.printf(
                "erased, and searched everywhere in %.1f s: left in %s%n",
                (System.nanoTime() - begun) / 1e9, left);
        assertThat(left).allSatisfy(place -> assertThat(isTold(told, place)).as(place).isTrue());
        assertThat(left).contains("contact.command.sms");
        assertThat(rules(told)).contains("CN-REC-01");
        assertThat(personalData()).isEqualTo(told);
    }

    private void tell() {
        for (var point :
                List.of(
                        point("PHONE", number, "MOBILE", "mobile-" + story.debtorId()),
                        point("EMAIL", mail, "UNKNOWN", "mail"),
                        point("ADDRESS", address, "HOME", "home"))) {
            var path = "/debtors/" + story.debtorId() + "/contact-points";
            assertThat(SYSTEM.post(Service.CONTACT, "core-banking", path, point).isNull())
                    .isFalse();
        }
        var task =
                """
                {"debtorId": "%s", "kind": "VISIT", "reason": "%s, %s"}"""
                        .formatted(story.debtorId(), name, number);
        assertThat(SYSTEM.post(Service.CONTACT, "operations", "/tasks", task).isNull()).isFalse();
    }

    private static String point(String kind, String value, String role, String endpoint) {
        return """
               {"kind": "%s", "value": "%s", "region": "CN", "role": "%s", "source": "APPLICATION",
                "endpoint": "%s"}"""
                .formatted(kind, value, role, endpoint);
    }

    private ContactCommand commanded() {
        try (var commands = SYSTEM.follow(List.of(Topics.COMMAND_SMS))) {
            return await().atMost(PATIENCE)
                    .until(
                            () ->
                                    commands.all().stream()
                                            .filter(one -> story.debtorId().equals(one.key()))
                                            .findFirst(),
                            java.util.Optional::isPresent)
                    .orElseThrow()
                    .value();
        }
    }

    private AccountOverdue paid() {
        var nothing = new Money(new BigDecimal("0.0000"), "CNY");
        return AccountOverdue.newBuilder(story.overdue("0.0000"))
                .setOccurredAt(RunningSystem.START)
                .setOverdueSince(null)
                .setAmountOverdue(nothing)
                .setBalance(nothing)
                .build();
    }

    private JsonNode personalData() {
        return SYSTEM.get(
                Service.CONTACT,
                "compliance-officer",
                "/debtors/" + story.debtorId() + "/personal-data");
    }

    private JsonNode erase(String who, String query, int expected) {
        var answer =
                SYSTEM.delete(
                        Service.CONTACT,
                        "compliance-officer",
                        who,
                        "/debtors/" + story.debtorId() + "/personal-data" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static List<String> rules(JsonNode data) {
        return data.path("kept").findValuesAsString("rule");
    }

    private static boolean isTold(JsonNode told, String place) {
        return told.path("fading")
                .valueStream()
                .filter(one -> one.path("until").isString())
                .anyMatch(one -> one.path("where").asString("").equals("topic " + place));
    }

    /** Where his values are found, with all the keys that are there now. */
    private Set<String> found(ContactCommand command) throws SQLException {
        var found = new LinkedHashSet<String>();
        var databases = databases();
        var openers = openers(command, databases);
        var scan =
                new PersonalScan(
                        List.of(number, mail, address, name),
                        bytes -> openers.stream().flatMap(one -> tried(one, bytes)));
        for (var one : databases) {
            var service =
                    one.getProperty("spring.flyway.url")
                            .replaceAll("\\?.*", "")
                            .replaceAll(".*/", "");
            scan.inDatabase(
                            one.getProperty("spring.flyway.url"),
                            one.getProperty("spring.flyway.user"),
                            one.getProperty("spring.flyway.password"))
                    .forEach(place -> found.add(service + ": " + place));
        }
        found.addAll(scan.inTopics(SYSTEM.kafka(Map.of())));
        var plain = new PersonalScan(List.of(number, mail, address, name), _ -> Stream.empty());
        found.addAll(plain.inFiles(SYSTEM.data(), this::isSearched));
        return found;
    }

    /**
     * Logs, what Kafka and the streams keep, and whatever else lies there. Not the files of
     * PostgreSQL, whose tables are read as such and whose log holds notes as they were.
     */
    private boolean isSearched(Path file) {
        var name = file.toString();
        return !name.contains("/postgres")
                && !name.endsWith("index")
                && !name.endsWith(".jsa")
                && !name.endsWith(".jar");
    }

    private List<Properties> databases() {
        try (var files = Files.list(SYSTEM.data().resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .map(ErasureScanIT::read)
                    .filter(one -> one.containsKey("spring.flyway.url"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<UnaryOperator<byte[]>> openers(ContactCommand command, List<Properties> databases)
            throws SQLException {
        var files = KeyFiles.in(SYSTEM.data().resolve("keysets"));
        var keys = PersonKeys.under(MasterKey.in(files));
        var gateway = EndpointSeal.with(files);
        var debtor = story.debtorId();
        var openers = new ArrayList<UnaryOperator<byte[]>>();
        for (var key : keys(databases)) {
            for (var endpoint : List.of("mobile-" + debtor, "mail", "home")) {
                var about = debtor + "/" + endpoint;
                openers.add(bytes -> keys.open(key, debtor, about, bytes).getBytes(UTF_8));
            }
        }
        var buffer = command.getSealedEndpoint().duplicate();
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        var number = gateway.open(sealed, command.getCommandId());
        openers.add(bytes -> (contains(bytes, sealed) ? number : "").getBytes(UTF_8));
        return openers;
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains(new String(part, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    /** The debtor's key, as long as it is there. */
    private List<byte[]> keys(List<Properties> databases) throws SQLException {
        var found = new ArrayList<byte[]>();
        for (var one : databases) {
            if (!one.getProperty("spring.flyway.url").contains("/contact")) {
                continue;
            }
            try (var connection =
                            DriverManager.getConnection(
                                    one.getProperty("spring.flyway.url"),
                                    one.getProperty("spring.flyway.user"),
                                    one.getProperty("spring.flyway.password"));
                    var query =
                            connection.prepareStatement(
                                    "SELECT wrapped FROM person_key"
                                            + " WHERE debtor_id = ? AND wrapped IS NOT NULL")) {
                query.setString(1, story.debtorId());
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getBytes(1));
                    }
                }
            }
        }
        return found;
    }

    private static Stream<String> tried(UnaryOperator<byte[]> opener, byte[] bytes) {
        try {
            return Stream.of(new String(opener.apply(bytes), UTF_8));
        } catch (BrokenSeal _) {
            return Stream.empty();
        }
    }
}
