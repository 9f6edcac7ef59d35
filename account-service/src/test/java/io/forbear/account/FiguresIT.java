package io.forbear.account;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.AccountOverdue;
import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DeviceOwnership;
import io.forbear.events.Direction;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/**
 * Recounts every figure by plain SQL over the facts of a generated portfolio: two years, two
 * currencies, every kind of fact, told out of order, twice, and corrected. The queries know nothing
 * of the service's code.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FiguresIT implements WithAccountService {
    private static final String FROM = "2019-01-31";
    private static final String TO = "2019-12-31";
    private static final GeneratedPortfolio PORTFOLIO = new GeneratedPortfolio(2019, 100);

    @Value("${local.server.port}")
    private int port;

    @BeforeAll
    void tellThePortfolio() {
        PORTFOLIO.tell();
        soon(
                () ->
                        assertThat(rows(PORTFOLIO.countOfFacts()))
                                .containsExactly("" + PORTFOLIO.facts()));
    }

    @Test
    void agesAsSqlDoes() {
        compare("ageing?asOf=2019-08-20&by=product,stage", Recount.ageing("2019-08-20"));
    }

    @Test
    void ratesWhatIsOverdueAsSqlDoes() {
        compare(
                "overdue-rate?from=%s&to=%s&by=product,cohort".formatted(FROM, TO),
                Recount.overdueRate(FROM, TO));
    }

    @Test
    void rollsAsSqlDoes() {
        compare(
                "roll-rate?from=%s&to=%s&by=product".formatted(FROM, TO),
                Recount.rollRate(FROM, TO));
    }

    @Test
    void curesAsSqlDoes() {
        compare(
                "cure?from=2019-04-10&to=2019-07-25&by=product,stage",
                Recount.cure("2019-04-10", "2019-07-25", "stage"));
        compare(
                "cure?from=2019-04-10&to=2019-07-25&by=product,cohort",
                Recount.cure("2019-04-10", "2019-07-25", "cohort"));
    }

    @Test
    void recoversAsSqlDoes() {
        compare(
                "recovery?from=2019-04-10&to=2019-07-25&by=product,stage",
                Recount.recovery("2019-04-10", "2019-07-25", "stage"));
        compare(
                "recovery?from=2019-04-10&to=2019-07-25&by=product,cohort",
                Recount.recovery("2019-04-10", "2019-07-25", "cohort"));
    }

    @Test
    void putsAccountsWithoutAPlacementUnderNoAgency() {
        assertThat(ours("ageing?asOf=2019-08-20&by=agency,product"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("agency").asString()).isEqualTo("NONE"));
    }

    @Test
    void changesHistoryWhenAFactIsBackDated() {
        var product = "BACKDATED-" + PORTFOLIO.product();
        var debtor = EventExamples.newDebtor();
        send(debtor.overdue(LocalDate.of(2019, 2, 10), LocalDate.of(2019, 2, 1), "100"), product);
        var path = "ageing?by=product&asOf=2019-03-31";
        soon(
                () ->
                        assertThat(of(product, path))
                                .extracting(FiguresIT::days)
                                .containsExactly("31-60"));
        Surroundings.send(
                Topics.ACCOUNT_PAYMENT,
                debtor.payment("P-1", LocalDate.of(2019, 3, 5), "100").build());
        soon(() -> assertThat(of(product, path)).extracting(FiguresIT::days).containsExactly("0"));
        assertThat(of(product, "ageing?by=product&asOf=2019-03-04"))
                .extracting(FiguresIT::days)
                .containsExactly("31-60");
        assertThat(of(product, "ageing?by=product&asOf=2019-02-09")).isEmpty();
    }

    @Test
    void writesTheSameAsATable() {
        var path = "roll-rate.csv?from=2019-03-31&to=2019-05-31&by=product";
        var response =
                Api.at(port).as("auditor").client().get().uri("/portfolio/" + path).exchange();
        response.expectHeader().valueEquals("Content-Type", "text/csv;charset=UTF-8");
        var lines =
                ("" + response.expectBody(String.class).returnResult().getResponseBody())
                        .replace("\"", "")
                        .split("\r\n");
        assertThat(lines[0])
                .isEqualTo(
                        "from,to,cohort,stage,product,agency,currency,fromStage,toStage,accounts,"
                                + "rate,amountBefore,amountAfter,amountRate");
        var json = ours("roll-rate?from=2019-03-31&to=2019-05-31&by=product");
        assertThat(lines)
                .filteredOn(line -> line.contains("," + PORTFOLIO.product() + ","))
                .hasSameSizeAs(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ageing?asOf=2999-01-01            | asOf",
                "ageing?from=2019-01-31            | from",
                "ageing?asOf=yesterday             | asOf",
                "roll-rate?asOf=2019-01-31         | asOf",
                "roll-rate?by=stage                | by",
                "roll-rate?from=2019-01-31&to=2019-02-27 | to",
                "cure?from=2019-01-31              | to",
                "cure?from=2019-02-01&to=2019-02-01 | from",
                "recovery?by=sex                   | by"
            })
    void refusesAQuestionThatMakesNoSense(String path, String field) {
        var problem =
                Api.at(port)
                        .as("auditor")
                        .refusal(HttpStatus.BAD_REQUEST, "/portfolio/" + path.strip());
        assertThat(problem.get("detail").asString()).startsWith(field + ":");
    }

    @Test
    void knowsNoOtherFigure() {
        var problem =
                Api.at(port).as("auditor").refusal(HttpStatus.NOT_FOUND, "/portfolio/happiness");
        assertThat(problem.get("detail").asString()).contains("roll-rate");
    }

    @Test
    void tellsNoFigureToACollector() {
        Api.at(port).as("collector").refusal(HttpStatus.FORBIDDEN, "/portfolio/ageing");
        Api.at(port).as("collector").refusal(HttpStatus.FORBIDDEN, "/portfolio/ageing.csv");
    }

    @Test
    void putsAnAccountToItsSegmentsWithReasons() {
        var product = "SEGMENT-" + PORTFOLIO.product();
        var debtor = EventExamples.newDebtor();
        send(debtor.overdue(LocalDate.of(2019, 2, 10), LocalDate.of(2019, 1, 10), "100"), product);
        send(debtor.overdue(LocalDate.of(2019, 4, 10), null, "0"), product);
        send(debtor.overdue(LocalDate.of(2019, 5, 10), LocalDate.of(2019, 5, 1), "50"), product);
        send(debtor.overdue(LocalDate.of(2019, 6, 10), null, "0"), product);
        var api = Api.at(port).as("collector");
        var path = "/accounts/" + debtor.accountId() + "/segment?asOf=";
        soon(
                () ->
                        assertThat(api.get(path + "2019-05-10").at("/risk/reasons/0/value").asInt())
                                .isEqualTo(9));
        soon(
                () ->
                        assertThat(api.get(path + "2019-06-10").get("stage").asString())
                                .isEqualTo("CURED"));
        var cured = api.get(path + "2019-06-10");
        assertThat(cured.get("earlyWarning").asBoolean()).isTrue();
        assertThat(cured.at("/risk/points").asInt())
                .isEqualTo(
                        cured.at("/risk/reasons")
                                .valueStream()
                                .mapToInt(reason -> reason.get("points").asInt())
                                .sum());
        var counts = Api.at(port).as("auditor").get("/segments?asOf=2019-06-10&product=" + product);
        assertThat(counts.get("rows").size()).isEqualTo(1);
        assertThat(counts.at("/rows/0/accounts").asInt()).isEqualTo(1);
        assertThat(counts.at("/rows/0/earlyWarning").asBoolean()).isTrue();
        assertThat(warned("2019-06-10")).contains(debtor.accountId());
        assertThat(warned("2019-05-10")).doesNotContain(debtor.accountId());
        api.refusal(HttpStatus.NOT_FOUND, path + "2019-02-09");
        api.refusal(HttpStatus.BAD_REQUEST, path + "2999-02-09");
        countsAttemptsToReach(debtor);
    }

    private void countsAttemptsToReach(EventExamples debtor) {
        var attempt = attempt(debtor, LocalDate.of(2019, 6, 1));
        Surroundings.send(Topics.CONTACT_ATTEMPTED, attempt);
        Surroundings.send(Topics.CONTACT_ATTEMPTED, attempt);
        soon(() -> assertThat(inVain(debtor)).containsExactly(1));
        var corrected =
                ContactAttempted.newBuilder(attempt)
                        .setOutcome(ContactOutcome.CONVERSATION)
                        .setReportedAt(attempt.getOccurredAt().plusSeconds(60))
                        .build();
        Surroundings.send(Topics.CONTACT_ATTEMPTED, corrected);
        soon(() -> assertThat(inVain(debtor)).containsExactly(0));
    }

    private List<Integer> inVain(EventExamples debtor) {
        var segment =
                Api.at(port)
                        .as("collector")
                        .get("/accounts/{id}/segment?asOf=2019-06-10", debtor.accountId());
        return segment.at("/willingness/reasons")
                .valueStream()
                .filter(reason -> reason.get("attribute").asString().equals("attemptsInVain"))
                .filter(reason -> !reason.get("value").isNull())
                .map(reason -> reason.get("value").asInt())
                .toList();
    }

    private static ContactAttempted attempt(EventExamples debtor, LocalDate date) {
        return ContactAttempted.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(EventExamples.noon(date))
                .setDebtorId(debtor.debtorId())
                .setDirection(Direction.OUTBOUND)
                .setOutcome(ContactOutcome.RANG_UNANSWERED)
                .setChannel(Channel.VOICE_HUMAN)
                .setActor(
                        new Actor(
                                "BANK",
                                ActorKind.ISSUER,
                                "BANK",
                                List.of(),
                                DeviceOwnership.COMPANY))
                .setParty(new Party(debtor.debtorId(), PartyKind.DEBTOR))
                .setEndpoint("mobile")
                .setPurpose(ContactPurpose.COLLECTION)
                .build();
    }

    /** Those with an early warning on a day, read page by page. */
    private List<String> warned(String asOf) {
        var api = Api.at(port).as("collector");
        var path = "/segments/early-warnings?limit=7&asOf=" + asOf;
        var found = new ArrayList<String>();
        var page = api.get(path);
        while (true) {
            page.get("items").forEach(item -> found.add(item.get("accountId").asString()));
            if (!page.hasNonNull("nextCursor")) {
                return found;
            }
            page = api.get(path + "&cursor=" + page.get("nextCursor").asString());
        }
    }

    @Test
    void answersTheSameFromKeptDaysAlsoWhenAFactBecomesKnownLater() {
        keep(monthEnds());
        everyFigureIsKeptAndAsSqlCounts();
        var late = PORTFOLIO.anotherPayment();
        Surroundings.send(Topics.ACCOUNT_PAYMENT, late);
        var known =
                "SELECT count(*) FROM posting WHERE event_id = '%s'".formatted(late.getEventId());
        soon(() -> assertThat(rows(known)).containsExactly("1"));
        everyFigureIsKeptAndAsSqlCounts();
        soon(() -> assertThat(keptDays().get("lateFacts").asInt()).isZero());
        everyFigureIsKeptAndAsSqlCounts();
        var back = PORTFOLIO.corrected(late);
        Surroundings.send(Topics.ACCOUNT_PAYMENT, back);
        soon(() -> assertThat(rows(known + " AND amount = 1")).containsExactly("1"));
        soon(() -> assertThat(keptDays().get("lateFacts").asInt()).isZero());
        everyFigureIsKeptAndAsSqlCounts();
    }

    private static List<LocalDate> monthEnds() {
        return IntStream.rangeClosed(4, 8)
                .mapToObj(month -> YearMonth.of(2019, month).atEndOfMonth())
                .toList();
    }

    private void keep(List<LocalDate> days) {
        var officer = Api.at(port).as("compliance-officer");
        officer.post(
                HttpStatus.ACCEPTED,
                "/portfolio/kept-days",
                days.stream()
                        .map(LocalDate::toString)
                        .collect(Collectors.joining("\",\"", "{\"days\":[\"", "\"]}")));
        soon(
                () ->
                        assertThat(keptDays().get("days").valueStream())
                                .hasSizeGreaterThanOrEqualTo(days.size())
                                .allMatch(day -> day.hasNonNull("doneAt")));
    }

    private JsonNode keptDays() {
        return Api.at(port).as("auditor").get("/portfolio/kept-days");
    }

    private void everyFigureIsKeptAndAsSqlCounts() {
        compareKept("ageing?asOf=2019-08-31&by=product,stage", Recount.ageing("2019-08-31"));
        compareKept(
                "overdue-rate?from=2019-04-30&to=2019-08-31&by=product,cohort",
                Recount.overdueRate("2019-04-30", "2019-08-31"));
        compareKept(
                "roll-rate?from=2019-04-30&to=2019-08-31&by=product",
                Recount.rollRate("2019-04-30", "2019-08-31"));
        compareKept(
                "cure?from=2019-04-30&to=2019-07-31&by=product,stage",
                Recount.cure("2019-04-30", "2019-07-31", "stage"));
        compareKept(
                "recovery?from=2019-04-30&to=2019-07-31&by=product,cohort",
                Recount.recovery("2019-04-30", "2019-07-31", "cohort"));
    }

    private void compareKept(String path, String sql) {
        assertThat(Api.at(port).as("auditor").get("/portfolio/" + path).get("kept").asBoolean())
                .isTrue();
        compare(path, sql);
    }

    @Test
    void keepsNoDayThatHasNotEnded() {
        Api.at(port)
                .as("operations")
                .post(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "/portfolio/kept-days",
                        "{\"days\":[\"2999-01-31\"]}");
    }

    private void compare(String path, String sql) {
        var figure = ours(path).stream().map(FiguresIT::line).collect(Collectors.toList());
        var recount = rows(sql.replace(":product", "'" + PORTFOLIO.product() + "'"));
        assertThat(recount).isNotEmpty();
        assertThat(figure).containsExactlyInAnyOrderElementsOf(recount);
    }

    /** The values of a row in their order, without the product; no value is an empty text. */
    private static String line(JsonNode row) {
        return row.propertyStream()
                .filter(property -> !property.getKey().equals("product"))
                .map(property -> text(property.getValue()))
                .collect(Collectors.joining("|"));
    }

    private static String text(JsonNode value) {
        return value.isNull()
                ? ""
                : value.isNumber()
                        ? new BigDecimal(value.asString()).stripTrailingZeros().toPlainString()
                        : value.asString();
    }

    private List<JsonNode> ours(String path) {
        return of(PORTFOLIO.product(), path);
    }

    private List<JsonNode> of(String product, String path) {
        return Api.at(port)
                .as("auditor")
                .get("/portfolio/" + path)
                .get("rows")
                .valueStream()
                .filter(row -> row.get("product").asString().equals(product))
                .toList();
    }

    private static String days(JsonNode row) {
        return row.get("daysPastDue").asString();
    }

    private static void send(AccountOverdue.Builder statement, String product) {
        Surroundings.send(Topics.ACCOUNT_OVERDUE, statement.setProduct(product).build());
    }

    /** The rows of a query, their columns separated by a bar. */
    private static List<String> rows(String sql) {
        var database = DATABASE;
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var rows = connection.createStatement().executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                var columns = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    var value = rows.getObject(i);
                    columns.add(
                            switch (value) {
                                case null -> "";
                                case BigDecimal n -> n.stripTrailingZeros().toPlainString();
                                default -> value.toString();
                            });
                }
                found.add(String.join("|", columns));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
