package io.forbear.account;

import static io.forbear.account.EventExamples.cny;
import static io.forbear.account.EventExamples.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.AmountBreakdown;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

class StatementOfDebtIT implements WithAccountService {
    private static final LocalDate STATED = LocalDate.of(2026, 1, 10);
    private static final String PATH = "/accounts/{id}/statement?asOf=2026-02-10";

    @Value("${local.server.port}")
    private int port;

    private final EventExamples debtor = newDebtor();
    private Api api = Api.at(0);

    @BeforeEach
    void stateTheDebt() {
        api = Api.at(port).as("collector");
        var parts =
                AmountBreakdown.newBuilder()
                        .setPrincipal(cny("4980"))
                        .setInterest(cny("20"))
                        .setFees(cny("0"))
                        .setPenalty(cny("0"))
                        .build();
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(STATED, LocalDate.of(2026, 1, 5), "250")
                        .setBreakdown(parts)
                        .build());
        Surroundings.send(
                Topics.ACCOUNT_PAYMENT, debtor.payment("P", STATED.plusDays(10), "100").build());
        soon(() -> assertThat(statement(PATH).get("payments")).hasSize(1));
    }

    private JsonNode statement(String path) {
        return api.get(path, debtor.accountId());
    }

    @Test
    void statesWhatIsOwedAndHowItCameAbout() {
        var debt = statement(PATH);

        // 4980 x 0.0005 x 10 = 24.90, paid with the stated 20, and 55.10 of the principal
        assertThat(debt.at("/principal/amount").decimalValue()).isEqualByComparingTo("4924.90");
        // 4924.90 x 0.0005 x 21 = 51.71
        assertThat(debt.at("/interest/amount").decimalValue()).isEqualByComparingTo("51.71");
        // 5 % of 250 less 100, on the fourth day after 5 February
        assertThat(debt.at("/fees/amount").decimalValue()).isEqualByComparingTo("7.50");
        assertThat(debt.at("/total/amount").decimalValue()).isEqualByComparingTo("4984.11");
        assertThat(debt.get("language").asString()).isEqualTo("zh-CN");
        assertThat(debt.at("/waysToPay/0").asString()).contains("还款");
        assertThat(debt.at("/payments/0/allocation")).hasSize(2);
    }

    @ParameterizedTest(name = "lang={0}, Accept-Language: {1}: {2}")
    @CsvSource({
        "en,    zh-CN,          en",
        "zh,    en,             zh-CN",
        ",      en-GB,          en",
        ",      'fr, en;q=0.5', en",
        ",      fr,             zh-CN",
        ",      '!!',           zh-CN",
        ",      ,               zh-CN"
    })
    void answersInTheLanguageAskedFor(String lang, String acceptLanguage, String expected) {
        var asking = acceptLanguage == null ? api : api.with("Accept-Language", acceptLanguage);
        var path = PATH + (lang == null ? "" : "&lang=" + lang);

        assertThat(asking.get(path, debtor.accountId()).get("language").asString())
                .isEqualTo(expected);
    }

    @Test
    void answersAsPdf() throws IOException {
        var answer =
                api.client()
                        .get()
                        .uri(PATH + "&lang=zh-CN", debtor.accountId())
                        .accept(MediaType.APPLICATION_PDF)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_PDF)
                        .expectHeader()
                        .exists("ETag")
                        .expectBody()
                        .returnResult()
                        .getResponseBody();

        try (var pdf = Loader.loadPDF(Objects.requireNonNull(answer))) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            assertThat(stripper.getText(pdf)).contains("应还总额 4,984.11元");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf=9999-01-01", "asOf=yesterday", "asOf=2026-02-30", "lang=fr"})
    void refusesAParameterThatMakesNoSense(String query) {
        var problem =
                api.refusal(
                        HttpStatus.BAD_REQUEST,
                        "/accounts/{id}/statement?" + query,
                        debtor.accountId());

        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(query.split("=", 2)[0]);
    }

    @Test
    void refusesADayBeforeTheBankStatedAnything() {
        var problem =
                api.refusal(
                        HttpStatus.CONFLICT,
                        "/accounts/{id}/statement?asOf=2026-01-09",
                        debtor.accountId());

        assertThat(problem.get("detail").asString()).contains("2026-01-10");
    }

    @Test
    void answersAnUnknownAccountWithAProblem() {
        api.refusal(HttpStatus.NOT_FOUND, "/accounts/nobody/statement");
        api.with("Accept", "application/pdf")
                .refusal(HttpStatus.NOT_FOUND, "/accounts/nobody/statement");
    }

    @Test
    void refusesARoleThatHasNoBusinessThere() {
        Api.at(port).refusal(HttpStatus.UNAUTHORIZED, "/accounts/nobody/statement");
        Api.at(port).as("gateway").refusal(HttpStatus.FORBIDDEN, "/accounts/nobody/statement");
    }

    @Test
    void countsAnAmountTheBankStatesAnew() {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(STATED.plusDays(20), LocalDate.of(2026, 1, 5), "250")
                        .setBalance(cny("4960"))
                        .build());

        soon(
                () ->
                        assertThat(statement(PATH).at("/statedBalance/amount").decimalValue())
                                .isEqualByComparingTo("4960"));
        assertThat(statement(PATH).get("comparisons")).hasSize(1);
        assertThat(statement(PATH).get("differs").asBoolean()).isTrue();
    }
}
