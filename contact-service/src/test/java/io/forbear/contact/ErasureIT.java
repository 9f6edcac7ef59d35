package io.forbear.contact;

import static io.forbear.contact.WithContactService.newDebtor;
import static io.forbear.testing.Soon.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.Money;
import io.forbear.events.PersonalDataErased;
import io.forbear.testing.Api;
import io.forbear.testing.PersonalScan;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import io.forbear.vault.BrokenSeal;
import io.forbear.vault.EndpointSeal;
import io.forbear.vault.KeyFiles;
import io.forbear.vault.MasterKey;
import io.forbear.vault.PersonKeys;
import io.forbear.vault.Vault;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is left of a person after the erasure, wherever it may lie, and who may ask for it. */
class ErasureIT implements WithContactService {
    private static final String POINT =
            """
            {"kind": "%s", "value": "%s", "region": "CN", "role": "%s", "source": "APPLICATION",
             "endpoint": "%s-%s"}""";

    @Value("${local.server.port}")
    private int port;

    @Value("${spring.flyway.url}")
    private String jdbcUrl;

    @Value("${spring.flyway.user}")
    private String user;

    @Value("${spring.flyway.password}")
    private String password;

    @Autowired private DatabaseClient database;

    private final String debtor = newDebtor();
    private final String number =
            "138" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    private final String mail = "zhang" + number + "@example.com";
    private final String address = number + " Jianguo Road, Beijing";
    private final String name = "Zhang Wei-" + number.substring(3);
    private final KeyFiles files = KeyFiles.in(KEYS);

    @Test
    void leavesNothingThatAnybodyCouldReadButWhatItSaysIsKept() throws SQLException {
        tellAll();
        var command = commanded();
        var sealed =
                bytes("SELECT value FROM contact_point WHERE debtor_id = :id AND kind = 'PHONE'");
        var before = found(command);
        assertThat(before)
                .contains(
                        "public.contact_point.value",
                        "public.task.note",
                        "public.parked_record.payload",
                        "contact.command.sms",
                        "debtor.notice",
                        "debtor.notice.parked");
        var key = bytes("SELECT wrapped FROM person_key WHERE debtor_id = :id");

        pay();
        erase(HttpStatus.ACCEPTED, "ann", "?reason=he asks for it");
        var told = erase(HttpStatus.OK, "bob", "");

        assertThat(classes(told.path("destroyed"))).contains("CONTACT_POINTS", "FREE_TEXTS");
        assertThat(told.path("kept").findValuesAsString("rule")).contains("CN-REC-01");
        soon(() -> assertThat(Surroundings.read(Topics.PERSONAL_DATA_ERASED, debtor)).hasSize(1));
        soon(() -> assertThat(found(command)).doesNotContain("public.parked_record.payload"));
        var left = found(command);
        assertThat(left).allSatisfy(place -> assertThat(isTold(told, place)).as(place).isTrue());
        assertThat(left).noneMatch(place -> place.startsWith("public."));
        assertThatThrownBy(() -> opened(sealed)).isInstanceOf(BrokenSeal.class);
        var keys = PersonKeys.under(MasterKey.in(files));
        assertThat(keys.open(key, debtor, about("mobile"), sealed)).isEqualTo("+86" + number);
    }

    /** A copy of the sealed value is of no use to whoever has all the keys that are left. */
    private String opened(byte[] sealed) {
        return Vault.with(files).open(sealed, about("mobile"));
    }

    @Test
    void staysErasedWhateverComesLate() {
        tellProfile(debtor);
        point("PHONE", number, "MOBILE", "mobile");
        pay();
        erase(HttpStatus.ACCEPTED, "ann", "?reason=he asks for it");
        var told = erase(HttpStatus.OK, "bob", "");
        assertThat(erase(HttpStatus.OK, "eve", "")).isEqualTo(told);

        assertThat(officer("ann").refusal(HttpStatus.GONE, path("/contact-points")).toString())
                .contains("were erased");
        collector().refusal(HttpStatus.GONE, path("/contact-points/mobile-" + debtor));
        collector()
                .post(
                        HttpStatus.CONFLICT,
                        path("/contact-points"),
                        POINT.formatted("PHONE", number, "MOBILE", "other", debtor));
        collector().put(HttpStatus.CONFLICT, path("/contact-wish"), "{\"channels\": [\"EMAIL\"]}");
        var profile = Events.profile(debtor);
        Surroundings.send(
                Topics.DEBTOR_PROFILE,
                DebtorProfileChanged.newBuilder(profile)
                        .setOccurredAt(profile.getOccurredAt().plus(Duration.ofDays(400)))
                        .build());
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, "M1", 9).build());
        soon(
                () ->
                        assertThat(collector().get(path("/next-step")).toString())
                                .contains("PERSONAL_DATA_ERASED"));
        assertThat(text("SELECT dossier::text FROM debtor WHERE debtor_id = :id"))
                .doesNotContain("mobile-" + debtor);
        assertThat(Surroundings.read(Topics.CONTACT_PROPOSED, debtor)).isEmpty();
        assertThat(officer("ann").get(path("/personal-data"))).isEqualTo(told);
    }

    @Test
    void isDoneOnceThoughTwoAgreeAtTheSameMoment() {
        tellProfile(debtor);
        point("PHONE", number, "MOBILE", "mobile");
        pay();
        erase(HttpStatus.ACCEPTED, "ann", "?reason=he asks for it");
        var told =
                Stream.of("bob", "eve")
                        .parallel()
                        .map(who -> erase(HttpStatus.OK, who, ""))
                        .distinct()
                        .toList();
        assertThat(told).hasSize(1);
        assertThat(classes(told.getFirst().path("destroyed"))).contains("CONTACT_POINTS");
    }

    @Test
    void erasesAgainWhomARestoredDatabaseStillKnows() {
        tellProfile(debtor);
        point("PHONE", number, "MOBILE", "mobile");
        Surroundings.tellErased(debtor, Events.START, "CONTACT_RECORDS");
        soon(
                () ->
                        assertThat(
                                        officer("ann")
                                                .get(path("/personal-data"))
                                                .path("state")
                                                .asString(""))
                                .isEqualTo("ERASED"));
        collector().refusal(HttpStatus.GONE, path("/contact-points/mobile-" + debtor));
        assertThat(
                        text(
                                "SELECT count(*)::text FROM person_key WHERE debtor_id = :id AND wrapped IS NOT NULL"))
                .isEqualTo("0");
        change("UPDATE personal_data_erasure SET look_at = erased_at WHERE debtor_id = :id");
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.PERSONAL_DATA_ERASED, debtor))
                                .as("no law wants records of a contact that never was")
                                .extracting(PersonalDataErased::getKeptClasses)
                                .containsExactly(List.of("CONTACT_RECORDS"), List.of()));
    }

    @Test
    void erasesWhatWasKeptOnceNoLawWantsItAnyMore() {
        tellAll();
        commanded();
        erase(HttpStatus.ACCEPTED, "ann", "?reason=he asks for it");
        erase(HttpStatus.OK, "bob", "");
        assertThat(text(HIS_MESSAGES)).isEqualTo("1");
        change("UPDATE reach_attempt SET at = at - interval '20 years' WHERE debtor_id = :id");
        assertThat(text(HIS_MESSAGES)).isEqualTo("1");
        change("UPDATE personal_data_erasure SET look_at = erased_at WHERE debtor_id = :id");

        soon(() -> assertThat(text(HIS_MESSAGES)).isEqualTo("0"));
        var told = officer("ann").get(path("/personal-data"));
        assertThat(told.path("erasedBy").asString("")).isEqualTo("bob");
        assertThat(classes(told.path("destroyed"))).contains("CONTACT_POINTS", "MESSAGE_TEXTS");
        assertThat(told.path("kept").findValuesAsString("rule")).doesNotContain("CN-REC-01");
        soon(() -> assertThat(Surroundings.read(Topics.PERSONAL_DATA_ERASED, debtor)).hasSize(2));
        assertThat(Surroundings.read(Topics.PERSONAL_DATA_ERASED, debtor))
                .extracting(event -> event.getKeptClasses().contains("MESSAGE_TEXTS"))
                .containsExactly(true, false);
    }

    private static final String HIS_MESSAGES =
            "SELECT count(*)::text FROM contact WHERE debtor_id = :id"
                    + " AND proposal -> 'contact' ->> 'message' IS NOT NULL";

    private void change(String sql) {
        database.sql(sql).bind("id", debtor).then().block();
    }

    @Test
    void emptiesHisRowsOfAgenciesFilesAndNobodyElses() {
        tellProfile(debtor);
        pay();
        var his = "%1$s,2026-05-04,SMS";
        keepRows(
                "REFUSED",
                his,
                "%1$s0,2026-05-04,SMS",
                "X,2026-05-04,0%1$s",
                "\"A-7\";\"%1$s\" ;SMS");
        keepRows("", his);
        erase(HttpStatus.ACCEPTED, "ann", "?reason=he asks for it");
        erase(HttpStatus.OK, "bob", "");
        assertThat(text("SELECT string_agg(number::text, ',' ORDER BY number) " + OF_HIS_ROWS))
                .isEqualTo("1,4");
    }

    private static final String OF_HIS_ROWS =
            "FROM attempt_file_row JOIN attempt_file USING (file_id)"
                    + " WHERE received_by = :id AND content = ''";

    /** Rows of one file of an agency; without a standing they are not worked off yet. */
    private void keepRows(String standing, String... rows) {
        var file = UUID.randomUUID();
        database.sql(
                        """
                        INSERT INTO attempt_file (
                            file_id, sender, columns, state, received_by, received_at, worked_at)
                        VALUES (:file, '{}', '{}', 'DONE', :debtor, now(), now())
                        """)
                .bind("file", file)
                .bind("debtor", debtor)
                .then()
                .block();
        for (int i = 0; i < rows.length; i++) {
            database.sql(
                            """
                            INSERT INTO attempt_file_row (file_id, number, line, content, standing)
                            VALUES (:file, :number, :number, :content, nullif(:standing, ''))
                            """)
                    .bind("file", file)
                    .bind("number", i + 1)
                    .bind("content", rows[i].formatted(debtor).getBytes(UTF_8))
                    .bind("standing", standing)
                    .then()
                    .block();
        }
    }

    @Test
    void isRefusedWhileALawForbidsItAndSaysWhich() {
        tellProfile(debtor);
        overdue(debtor);
        var refused = erase(HttpStatus.CONFLICT, "ann", "?reason=he asks for it");
        assertThat(refused.path("forbiddenBy").findValuesAsString("rule"))
                .contains("FB-RET-01", "CN-PIPL-02");
        assertThat(refused.path("detail").asString("")).contains("DEBT_OPEN");
        var told = officer("ann").get(path("/personal-data"));
        assertThat(told.path("state").asString("")).isEqualTo("PRESENT");
        assertThat(told.path("forbiddenBy").findValuesAsString("rule")).contains("CN-PIPL-02");
    }

    @Test
    void isDoneByTwoComplianceOfficersOnly() {
        tellProfile(debtor);
        point("PHONE", number, "MOBILE", "mobile");
        pay();
        erase(HttpStatus.UNPROCESSABLE_CONTENT, "ann", "");
        erase(HttpStatus.ACCEPTED, "ann", "?reason=he asks for it");
        assertThat(erase(HttpStatus.ACCEPTED, "ann", "").path("state").asString(""))
                .isEqualTo("ASKED");
        for (var role : List.of("collector", "auditor", "operations", "core-banking")) {
            Api.at(port)
                    .as(role, "bob")
                    .client()
                    .delete()
                    .uri(path("/personal-data"))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
        assertThat(collector().get(path("/contact-points")).path("items")).hasSize(1);
        officer("ann").refusal(HttpStatus.NOT_FOUND, "/debtors/nobody/personal-data");
    }

    @Test
    void sealsWithHisKeyWhatWasSealedBeforeHeHadOne() {
        tellProfile(debtor);
        point("PHONE", number, "MOBILE", "mobile");
        var old = Vault.with(files).seal("+86" + number, about("mobile"));
        database.sql("UPDATE contact_point SET value = :old, keyed = false WHERE debtor_id = :id")
                .bind("old", old)
                .bind("id", debtor)
                .then()
                .block();
        var value = path("/contact-points/mobile-" + debtor + "/value");
        assertThat(collector().get(value).path("value").asString("")).isEqualTo("+86" + number);
        soon(
                () ->
                        assertThat(
                                        text(
                                                "SELECT keyed::text FROM contact_point WHERE debtor_id = :id"))
                                .isEqualTo("true"));
        assertThatThrownBy(
                        () ->
                                opened(
                                        bytes(
                                                "SELECT value FROM contact_point WHERE debtor_id = :id")))
                .isInstanceOf(BrokenSeal.class);
        assertThat(collector().get(value).path("value").asString("")).isEqualTo("+86" + number);
    }

    /** Numbers, addresses, a name in a note, and a record that nobody can read. */
    private void tellAll() {
        tellProfile(debtor);
        point("PHONE", number, "MOBILE", "mobile");
        point("EMAIL", mail, "UNKNOWN", "mail");
        point("ADDRESS", address, "HOME", "home");
        var task =
                """
                {"debtorId": "%s", "kind": "VISIT", "reason": "%s, %s"}"""
                        .formatted(debtor, name, number);
        Api.at(port).as("operations").post(HttpStatus.CREATED, "/tasks", task);
    }

    private ContactCommand commanded() {
        overdue(debtor);
        soon(() -> assertThat(Surroundings.read(Topics.CONTACT_PROPOSED, debtor)).isNotEmpty());
        var asked = Surroundings.read(Topics.CONTACT_PROPOSED, debtor).getFirst();
        Surroundings.send(Topics.CONTACT_DECIDED, Events.permitted(asked));
        soon(() -> assertThat(Surroundings.read(Topics.COMMAND_SMS, debtor)).isNotEmpty());
        Surroundings.send(
                Topics.CONTACT_ATTEMPTED,
                Events.attempted(asked, UUID.randomUUID(), ContactOutcome.DELIVERED));
        soon(() -> assertThat(kept()).contains("CN-REC-01"));
        pay();
        var unreadable = ("is it " + number + "?").getBytes(UTF_8);
        Surroundings.send(Topics.DEBTOR_NOTICE.name(), debtor, unreadable, Map.of());
        soon(
                () ->
                        assertThat(
                                        text(
                                                "SELECT count(*)::text FROM parked_record WHERE record_key = :id"))
                                .isEqualTo("1"));
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.DEBTOR_NOTICE.parkedName(), debtor))
                                .isNotEmpty());
        return Surroundings.read(Topics.COMMAND_SMS, debtor).getFirst();
    }

    private void tellProfile(String whose) {
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(whose));
        soon(
                () ->
                        assertThat(text("SELECT count(*)::text FROM debtor WHERE debtor_id = :id"))
                                .isEqualTo("1"));
    }

    private void overdue(String whose) {
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(whose, "M1", 1).build());
        soon(() -> assertThat(forbidding()).contains("FB-RET-01"));
    }

    /** Nothing is owed any more. */
    private void pay() {
        Surroundings.send(
                Topics.ACCOUNT_STAGE,
                Events.stage(debtor, "CURED", 2)
                        .setOverdueSince(null)
                        .setDaysPastDue(0)
                        .setAmountOverdue(new Money(new BigDecimal("0.0000"), "CNY"))
                        .setBalance(new Money(new BigDecimal("0.0000"), "CNY"))
                        .build());
        soon(
                () ->
                        assertThat(text("SELECT dossier::text FROM debtor WHERE debtor_id = :id"))
                                .contains("CURED"));
    }

    private List<String> kept() {
        return officer("ann").get(path("/personal-data")).path("kept").findValuesAsString("rule");
    }

    private List<String> forbidding() {
        return officer("ann")
                .get(path("/personal-data"))
                .path("forbiddenBy")
                .findValuesAsString("rule");
    }

    /** Where his values are found, with all the keys there are. */
    private Set<String> found(ContactCommand command) throws SQLException {
        var openers = openers(command);
        var scan =
                new PersonalScan(
                        List.of(number, mail, address, name),
                        found -> openers.stream().flatMap(one -> tried(one, found)));
        var places = scan.inDatabase(jdbcUrl, user, password);
        places.addAll(scan.inTopics(Surroundings.INFRASTRUCTURE.bootstrapServers()));
        return places;
    }

    /** All that may open something of his, with the keys that are there now. */
    private List<UnaryOperator<byte[]>> openers(ContactCommand command) {
        var key = bytes("SELECT wrapped FROM person_key WHERE debtor_id = :id");
        var vault = Vault.with(files);
        var keys = PersonKeys.under(MasterKey.in(files));
        var gateway = EndpointSeal.with(files);
        var openers = new ArrayList<UnaryOperator<byte[]>>();
        for (var point : List.of("mobile", "mail", "home")) {
            var about = about(point);
            openers.add(bytes -> vault.open(bytes, about).getBytes(UTF_8));
            openers.add(bytes -> keys.open(key, debtor, about, bytes).getBytes(UTF_8));
        }
        openers.add(
                bytes ->
                        gateway.open(endpoint(bytes, command), command.getCommandId())
                                .getBytes(UTF_8));
        return openers;
    }

    /** Of a command the sealed endpoint in it, of anything else all of it. */
    private static byte[] endpoint(byte[] bytes, ContactCommand command) {
        var buffer = Objects.requireNonNull(command.getSealedEndpoint()).duplicate();
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        for (int i = 0; i + sealed.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + sealed.length, sealed, 0, sealed.length)) {
                return sealed;
            }
        }
        return bytes;
    }

    private static Stream<String> tried(UnaryOperator<byte[]> opener, byte[] sealed) {
        try {
            return Stream.of(new String(opener.apply(sealed), UTF_8));
        } catch (BrokenSeal _) {
            return Stream.empty();
        }
    }

    /** Whether the answer says that something may be found there, and until when. */
    private static boolean isTold(JsonNode told, String place) {
        return told.path("fading")
                .valueStream()
                .anyMatch(
                        one ->
                                one.path("until").isString()
                                        && (one.path("where").asString("").equals("topic " + place)
                                                || (place.endsWith(".parked")
                                                        && one.path("where")
                                                                .asString("")
                                                                .equals("topics *.parked"))));
    }

    private static List<String> classes(JsonNode destroyed) {
        return destroyed.findValuesAsString("what");
    }

    private void point(String kind, String value, String role, String endpoint) {
        collector()
                .post(
                        HttpStatus.CREATED,
                        path("/contact-points"),
                        POINT.formatted(kind, value, role, endpoint, debtor));
    }

    private JsonNode erase(HttpStatus expected, String who, String query) {
        var body =
                officer(who)
                        .client()
                        .method(HttpMethod.DELETE)
                        .uri(path("/personal-data") + query)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(expected)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.shared().readTree("" + body);
    }

    private String about(String endpoint) {
        return debtor + "/" + endpoint + "-" + debtor;
    }

    private byte[] bytes(String sql) {
        var found =
                database.sql(sql)
                        .bind("id", debtor)
                        .map(
                                row ->
                                        Objects.requireNonNullElse(
                                                row.get(0, byte[].class), new byte[0]))
                        .one()
                        .block();
        return Objects.requireNonNullElse(found, new byte[0]);
    }

    private String text(String sql) {
        var found =
                database.sql(sql)
                        .bind("id", debtor)
                        .map(row -> "" + row.get(0, String.class))
                        .one()
                        .block();
        return "" + found;
    }

    private Api collector() {
        return Api.at(port).as("collector");
    }

    private Api officer(String who) {
        return Api.at(port).as("compliance-officer", who);
    }

    private String path(String part) {
        return "/debtors/" + debtor + part;
    }
}
