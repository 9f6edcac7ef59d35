package io.forbear.contact;

import static io.forbear.contact.WithContactService.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.casework.Casework;
import io.forbear.contact.casework.News;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactResult;
import io.forbear.messaging.Traced;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;

/** What the tables keep of a case: nothing is lost, revived or done twice. */
class CaseRecordsIT implements WithContactService {
    private static final String LOCK_TIMEOUT = "55P03";

    @Value("${local.server.port}")
    private int port;

    @Value("${spring.flyway.url}")
    private String url;

    @Value("${spring.flyway.user}")
    private String user;

    @Value("${spring.flyway.password}")
    private String password;

    @Autowired private Casework casework;
    @Autowired private Clock clock;
    @Autowired private TransactionalOperator transaction;

    private final String debtor = newDebtor();

    @Test
    void holdsADebtorNobodyKnewBeforeAgainstOthersWhileItWorksOnHim() {
        var refusals = new ArrayList<String>();
        var news =
                new News(
                        debtor,
                        UUID.randomUUID(),
                        (facts, _) -> {
                            refusals.add(refusalToInsertHim());
                            return facts;
                        });
        transaction.transactional(casework.on(List.of(new Traced<>(news, null)))).block();
        assertThat(refusals)
                .as("somebody else waits until he is put down")
                .containsExactly(LOCK_TIMEOUT);
    }

    private String refusalToInsertHim() {
        try {
            insertHim();
            return "none";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    /** What somebody else does who learns of him first. */
    private void insertHim() throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var timeout = connection.createStatement();
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO debtor VALUES (?, '{}', 'infinity')")) {
            timeout.execute("SET lock_timeout = '300ms'");
            insert.setString(1, debtor);
            insert.executeUpdate();
        }
    }

    @Test
    void correctsAContactPointButRevivesNoneThatWasEnded() {
        state(debtor, number());
        put(200);
        assertThat(point(debtor).path("role").asString("")).isEqualTo("HOME");
        collector().post(HttpStatus.OK, path(debtor) + "/end", "{\"because\": \"not his\"}");
        put(409);
        assertThat(point(debtor).path("usable").asBoolean()).isFalse();
        collector().post(HttpStatus.OK, path(debtor) + "/confirmation", "");
        put(200);
        assertThat(point(debtor).path("usable").asBoolean()).isTrue();
    }

    @Test
    void takesAStrangersNumberForWrongWithThisDebtorAlone() {
        var other = newDebtor();
        var number = number();
        state(debtor, number);
        state(other, number);
        Surroundings.send(
                Topics.CONTACT_ATTEMPTED,
                ContactAttempted.newBuilder(
                                Events.attempted(
                                        Events.proposal(debtor),
                                        UUID.randomUUID(),
                                        ContactOutcome.CONVERSATION))
                        .setOccurredAt(clock.instant().plusSeconds(60))
                        .setResults(List.of(ContactResult.WRONG_PERSON))
                        .build());
        soon(() -> assertThat(point(debtor).path("usable").asBoolean()).isFalse());
        assertThat(point(debtor).path("attempts").asInt()).isEqualTo(1);
        assertThat(point(debtor).path("rightPartyContacts").asInt(-1)).isZero();
        assertThat(point(other).path("usable").asBoolean()).isTrue();
    }

    @Test
    void leavesAPersonOneTaskWhereTheStrategyHasNoStepsLeft() {
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, "H1", 1).build());
        soon(() -> assertThat(tasks()).hasSize(1));
        assertThat(tasks().path(0).path("kind").asString("")).isEqualTo("hardship-review");
        assertThat(tasks().path(0).path("note").asString("")).contains("offered help");
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, "H1", 2).build());
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, "M1", 3).build());
        WithContactService.isAskedFor(debtor);
        assertThat(tasks()).hasSize(1);
        assertThat(tasks().at("/0/holding/state").asString("")).isEqualTo("WITHDRAWN");
        assertThat(tasks().at("/0/end/result").asString(""))
                .isEqualTo("the account has moved on, stage M1");
    }

    @Test
    void takesTheTaskBackOnceTheDebtIsPaid() {
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, "H1", 1).build());
        soon(() -> assertThat(tasks()).hasSize(1));
        assertThat(tasks().at("/0/holding/state").asString("")).isEqualTo("OPEN");
        var cured = Events.stage(debtor, "CURED", 2).setOverdueSince(null).setDaysPastDue(0);
        Surroundings.send(Topics.ACCOUNT_STAGE, cured.build());
        soon(
                () ->
                        assertThat(tasks().at("/0/end/result").asString(""))
                                .isEqualTo("nothing is overdue any more, stage CURED"));
        assertThat(tasks().at("/0/end/by").asString("")).isEqualTo("contact-service");
    }

    private JsonNode tasks() {
        return Api.at(port).as("auditor").get("/tasks?debtorId=" + debtor).path("items");
    }

    private void put(int status) {
        collector()
                .client()
                .put()
                .uri(path(debtor))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"role\": \"HOME\", \"source\": \"PERSON\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private void state(String whose, String number) {
        collector()
                .post(
                        HttpStatus.CREATED,
                        "/debtors/" + whose + "/contact-points",
                        """
            {"kind": "PHONE", "value": "%s", "region": "CN", "role": "MOBILE",
             "source": "APPLICATION", "endpoint": "mobile-%s"}\
            """
                                .formatted(number, whose));
    }

    private static String number() {
        return "138" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    private JsonNode point(String whose) {
        return collector().get(path(whose));
    }

    private static String path(String whose) {
        return "/debtors/" + whose + "/contact-points/mobile-" + whose;
    }

    private Api collector() {
        return Api.at(port).as("collector");
    }
}
