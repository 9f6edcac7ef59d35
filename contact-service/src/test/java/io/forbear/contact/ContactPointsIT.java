package io.forbear.contact;

import static io.forbear.contact.WithContactService.newDebtor;
import static io.forbear.testing.Soon.soon;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactLost;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactProposed;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import io.forbear.vault.BrokenSeal;
import io.forbear.vault.EndpointSeal;
import io.forbear.vault.KeyFiles;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Contact points from HTTP to the sealed command, and numbers that prove wrong. */
class ContactPointsIT implements WithContactService {
    private static final String PHONE =
            """
            {"kind": "PHONE", "value": "%s", "region": "CN", "role": "MOBILE",
             "source": "APPLICATION", "endpoint": "mobile-%s"}""";

    private static final String COUNTED =
            """
            SELECT (coalesce(counted_alike, '-') || ' ' || coalesce(counted_reached::text, '-'))::bytea
            FROM reach_attempt WHERE debtor_id = :id""";

    @Value("${local.server.port}")
    private int port;

    @Autowired private DatabaseClient database;

    private final String debtor = newDebtor();
    private final String number =
            "138" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

    @Test
    void ordersAContactWithItsNumberSealedAndKeepsItSealed() {
        state(debtor);
        var command = command(overdue(debtor));
        var seal = EndpointSeal.with(KeyFiles.in(KEYS));
        var sealed = new byte[command.getSealedEndpoint().remaining()];
        command.getSealedEndpoint().get(sealed);
        assertThat(seal.open(sealed, command.getCommandId())).isEqualTo("+86" + number);
        assertThatThrownBy(() -> seal.open(sealed, "another")).isInstanceOf(BrokenSeal.class);
        assertThat(kept("SELECT value FROM contact_point WHERE debtor_id = :id"))
                .hasSizeGreaterThan(32);
        assertThat(
                        new String(
                                kept("SELECT value FROM contact_point WHERE debtor_id = :id"),
                                ISO_8859_1))
                .doesNotContain(number);
        assertThat(
                        new String(
                                kept(
                                        "SELECT dossier::text::bytea FROM debtor WHERE debtor_id = :id"),
                                ISO_8859_1))
                .contains("mobile-" + debtor)
                .doesNotContain(number);
    }

    @Test
    void neverUsesAWrongNumberAgainAtWhomeverItIsUntilItIsConfirmed() {
        var other = newDebtor();
        state(debtor);
        state(other);
        assertThat(point(other).path("sharedWith").asInt()).isEqualTo(1);
        var asked = overdue(debtor);
        Surroundings.send(
                Topics.CONTACT_ATTEMPTED,
                ContactAttempted.newBuilder(
                                Events.attempted(
                                        asked,
                                        UUID.randomUUID(),
                                        ContactOutcome.NOT_CONNECTED_INVALID))
                        .setOccurredAt(asked.getOccurredAt())
                        .build());
        soon(() -> assertThat(point(debtor).path("usable").asBoolean()).isFalse());
        soon(() -> assertThat(point(other).path("wrongSince").isNull()).isFalse());
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(other));
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(other, "M1", 1).build());
        soon(() -> assertThat(lastProposed(other)).isEqualTo("home-" + other));

        collector()
                .post(
                        HttpStatus.OK,
                        "/debtors/%s/contact-points/mobile-%s/confirmation".formatted(other, other),
                        "");
        assertThat(point(other).path("usable").asBoolean()).isTrue();
        assertThat(point(debtor).path("usable").asBoolean()).isFalse();
    }

    @Test
    void makesOnePointOfARepeatedRequestAndReplacesACorrectedOne() {
        var body = PHONE.formatted(number, debtor);
        var marked = collector().with("Idempotency-Key", "k-" + debtor);
        marked.post(HttpStatus.CREATED, path(), body);
        marked.post(HttpStatus.CREATED, path(), body);
        assertThat(collector().post(HttpStatus.CONFLICT, path(), body).toString())
                .contains("already");
        var corrected =
                collector()
                        .post(
                                HttpStatus.CREATED,
                                path(),
                                body.replace("\"endpoint\"", "\"replaces\""));
        assertThat(corrected.path("endpoint").asString("")).startsWith("cp-");
        assertThat(point(debtor).path("endedBecause").asString("")).isEqualTo("corrected");
        var first = collector().get(path() + "?limit=1");
        assertThat(first.path("items").size()).isEqualTo(1);
        assertThat(first.path("items").path(0).path("masked").asString(""))
                .endsWith(number.substring(7));
        assertThat(first.toString()).doesNotContain(number);
        assertThat(
                        collector()
                                .get(path() + "?cursor=" + first.path("nextCursor").asString(""))
                                .path("items"))
                .hasSize(1);
        assertThat(
                        collector()
                                .get(path() + "/mobile-" + debtor + "/value")
                                .path("value")
                                .asString(""))
                .isEqualTo("+86" + number);
        var readings = Api.at(port).as("auditor").get(path() + "/readings");
        assertThat(readings).hasSize(1);
        assertThat(readings.get(0).path("readBy").asString("")).isEqualTo("test-collector");
        assertThat(readings.get(0).path("endpoint").asString("")).isEqualTo("mobile-" + debtor);
    }

    @Test
    void tellsOthersWhenNoWayToReachHimIsLeftAndWhenThereIsOneAgain() {
        state(debtor);
        var point = path() + "/mobile-" + debtor;
        collector().post(HttpStatus.OK, point + "/end", "{\"because\": \"sold\"}");
        soon(() -> assertThat(lost()).containsExactly(true));
        var told = Surroundings.read(Topics.CONTACT_LOST, debtor).getFirst();
        assertThat(told.getReasons().toString()).contains("none of his 1 contact points");
        collector().post(HttpStatus.OK, point + "/confirmation", "");
        soon(() -> assertThat(lost()).containsExactly(true, false));
    }

    private List<Boolean> lost() {
        return Surroundings.read(Topics.CONTACT_LOST, debtor).stream()
                .map(ContactLost::getLost)
                .toList();
    }

    @Test
    void learnsFromReportsWhenHeIsSpokenToAndCountsThemAsTheyAreCorrected() {
        var asked = overdue(debtor);
        var report =
                Events.attempted(
                        asked, UUID.randomUUID(), ContactOutcome.CONNECTED_NO_CONVERSATION);
        var spoken =
                ContactAttempted.newBuilder(report)
                        .setOutcome(ContactOutcome.CONVERSATION)
                        .setAccountIds(List.of("A-" + debtor))
                        .build();
        Surroundings.send(Topics.CONTACT_ATTEMPTED, report);
        Surroundings.send(Topics.CONTACT_ATTEMPTED, spoken);
        soon(
                () ->
                        assertThat(bestTime().path("channels").toString())
                                .contains("he was spoken to in 1 of 1 attempts"));
        collector()
                .client()
                .put()
                .uri("/debtors/" + debtor + "/contact-wish")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(
                        """
                        {"channels": ["EMAIL"], "language": "en",
                         "times": [{"from": "18:00", "to": "19:00",
                                    "days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY",
                                             "FRIDAY", "SATURDAY", "SUNDAY"]}]}""")
                .exchange()
                .expectStatus()
                .isOk();
        var best = bestTime();
        assertThat(best.path("zone").asString("")).isEqualTo("Asia/Shanghai");
        assertThat(best.path("limitedByLaw").asBoolean()).isFalse();
        assertThat(best.at("/channels/0/channel").asString("")).isEqualTo("EMAIL");
        assertThat(best.at("/times/0/reason").asString("")).startsWith("he asked for such a time");
        assertThat(kept("SELECT dossier::text::bytea FROM debtor WHERE debtor_id = :id"))
                .asString()
                .contains("TUESDAY");
        soon(
                () ->
                        assertThat(kept(COUNTED))
                                .asString()
                                .isEqualTo("CN|M1|CREDIT_CARD|FIRST_PARTY true"));
        assertThat(collector().get("/hit-rates?by=CHANNEL&from=2026-01-01T00:00:00Z").toString())
                .contains("\"name\":\"SMS\"");
    }

    @Test
    void tellsWhetherContactIsLostAndWhoIsContactedMore() {
        overdue(debtor);
        var lost = collector().get("/debtors/" + debtor + "/lost-contact");
        assertThat(lost.path("lost").asBoolean()).isFalse();
        assertThat(lost.path("reasons").toString()).contains("0 attempts, the rule says 6");
        var check =
                """
                {"from": "2026-05-01T00:00:00Z", "to": "2026-05-11T00:00:00Z",
                 "groups": {"a": ["%s"], "b": ["nobody"]}}"""
                        .formatted(debtor);
        var officer = Api.at(port).as("compliance-officer");
        var found = officer.post(HttpStatus.OK, "/fairness/contact-intensity", check);
        assertThat(found.at("/groups/0/flag").asString("")).isEqualTo("TOO_FEW");
        collector().post(HttpStatus.FORBIDDEN, "/fairness/contact-intensity", check);
        officer.client()
                .post()
                .uri(
                        "/fairness/contact-intensity?from=2026-05-01T00:00:00Z"
                                + "&to=2026-05-02T00:00:00Z")
                .contentType(MediaType.valueOf("text/csv"))
                .bodyValue("debtor_id,group\n" + "C-of-a-large-portfolio,a\n".repeat(20_000) + "C1")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("line 20002"));
    }

    private JsonNode bestTime() {
        return collector().get("/debtors/" + debtor + "/best-time");
    }

    @ParameterizedTest(name = "{0} instead of {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            "value": "12"            | "value": "13800138000" | 422 | value
            "region": "cn"           | "region": "CN"         | 422 | region
            "role": "PRISON"         | "role": "MOBILE"       | 400 | role
            "kind": "FAX"            | "kind": "PHONE"        | 400 | kind
            "source": null           | "source": "APPLICATION" | 422 | source
            "replaces": "nothing"    | "endpoint": "mobile-1" | 404 | nothing
            "person": {"personId": "T1", "kind": "DEBTOR"}, "kind" | "kind" | 422 | person.personId
            """)
    void saysWhatIsWrong(String wrong, String right, int status, String complaint) {
        var body = PHONE.formatted("13800138000", "1");
        assertThat(body).contains(right);
        assertThat(
                        collector()
                                .post(
                                        HttpStatus.valueOf(status),
                                        path(),
                                        body.replace(right, wrong))
                                .toString())
                .contains(complaint)
                .doesNotContain("13800138000");
    }

    @ParameterizedTest
    @CsvSource({
        "collector, 200, 200, 404",
        "compliance-officer, 200, 403, 403",
        "auditor, 200, 403, 403",
        "core-banking, 403, 403, 404",
        "gateway, 403, 403, 403",
        "operations, 403, 403, 403",
    })
    void showsNumbersInFullToCollectorsAlone(String role, int list, int value, int end) {
        state(debtor);
        var client = Api.at(port).as(role).client();
        client.get().uri(path()).exchange().expectStatus().isEqualTo(list);
        client.get()
                .uri(path() + "/mobile-" + debtor + "/value")
                .exchange()
                .expectStatus()
                .isEqualTo(value);
        client.post()
                .uri(path() + "/nothing/confirmation")
                .exchange()
                .expectStatus()
                .isEqualTo(end);
    }

    private void state(String whose) {
        collector()
                .post(
                        HttpStatus.CREATED,
                        "/debtors/" + whose + "/contact-points",
                        PHONE.formatted(number, whose));
    }

    private ContactProposed overdue(String whose) {
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(whose));
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(whose, "M1", 1).build());
        soon(() -> assertThat(Surroundings.read(Topics.CONTACT_PROPOSED, whose)).isNotEmpty());
        return Surroundings.read(Topics.CONTACT_PROPOSED, whose).getFirst();
    }

    private ContactCommand command(ContactProposed asked) {
        Surroundings.send(Topics.CONTACT_DECIDED, Events.permitted(asked));
        soon(() -> assertThat(Surroundings.read(Topics.COMMAND_SMS, debtor)).isNotEmpty());
        return Surroundings.read(Topics.COMMAND_SMS, debtor).getFirst();
    }

    private JsonNode point(String whose) {
        return collector().get("/debtors/" + whose + "/contact-points/mobile-" + whose);
    }

    private static String lastProposed(String whose) {
        var asked = Surroundings.read(Topics.CONTACT_PROPOSED, whose);
        return asked.isEmpty() ? "" : asked.getLast().getEndpoint();
    }

    private byte[] kept(String sql) {
        return Objects.requireNonNull(
                database.sql(sql)
                        .bind("id", debtor)
                        .map(row -> Objects.requireNonNull(row.get(0, byte[].class)))
                        .one()
                        .block());
    }

    private Api collector() {
        return Api.at(port).as("collector");
    }

    private String path() {
        return "/debtors/" + debtor + "/contact-points";
    }
}
