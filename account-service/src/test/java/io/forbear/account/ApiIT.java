package io.forbear.account;

import static io.forbear.account.EventExamples.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

class ApiIT implements WithAccountService {
    @Value("${local.server.port}")
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/accounts", "/accounts/A-1", "/portfolio"})
    void refusesACallWithoutAToken(String path) {
        Api.at(port).refusal(HttpStatus.UNAUTHORIZED, path);
    }

    @ParameterizedTest(name = "{0} may not read {1}")
    @CsvSource({
        "gateway, /accounts",
        "gateway, /accounts/A-1",
        "gateway, /portfolio",
        "collector, /portfolio",
        "plan-desk, /portfolio",
        "operations, /accounts",
        "operations, /accounts/A-1",
        "operations, /portfolio"
    })
    void refusesARoleThatHasNoBusinessThere(String role, String path) {
        Api.at(port).as(role).refusal(HttpStatus.FORBIDDEN, path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"collector", "plan-desk", "compliance-officer", "auditor", "core-banking"})
    void letsThoseReadAccountsWhoWorkWithThem(String role) {
        assertThat(Api.at(port).as(role).get("/accounts?limit=1").has("items")).isTrue();
    }

    @Test
    void answersAnUnknownAccountWithAProblem() {
        var problem =
                Api.at(port).as("collector").refusal(HttpStatus.NOT_FOUND, "/accounts/nobody");
        assertThat(problem.get("detail").asString()).contains("no account with id nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cursor=!!", "cursor=bm90LWEtY3Vyc29yHw", "limit=0", "limit=501", "limit=x"})
    void refusesAParameterThatMakesNoSense(String query) {
        Api.at(port).as("collector").refusal(HttpStatus.BAD_REQUEST, "/accounts?" + query);
    }

    @Test
    void listsTheAccountsOfADebtorPageByPage() {
        var debtor = newDebtor();
        for (int number = 1; number <= 5; number++) {
            Surroundings.send(
                    Topics.ACCOUNT_OVERDUE,
                    debtor.overdue(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 1), "10")
                            .setAccountId(debtor.debtorId() + "-" + number)
                            .build());
        }
        var api = Api.at(port).as("auditor");
        soon(() -> assertThat(ids(api.get("/accounts?debtorId=" + debtor.debtorId()))).hasSize(5));

        var seen = new ArrayList<String>();
        var path = "/accounts?limit=2&debtorId=" + debtor.debtorId();
        var page = api.get(path);
        seen.addAll(ids(page));
        while (page.hasNonNull("nextCursor")) {
            page = api.get(path + "&cursor=" + page.get("nextCursor").asString());
            assertThat(ids(page)).hasSizeLessThanOrEqualTo(2);
            seen.addAll(ids(page));
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void listsTheAccountsOfAStage() {
        var debtor = newDebtor();
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(LocalDate.of(2026, 1, 5), LocalDate.of(1999, 1, 1), "10").build());
        var api = Api.at(port).as("collector");
        var path = "/accounts?stage={stage}&debtorId=" + debtor.debtorId();
        soon(() -> assertThat(ids(api.get(path, "M7+"))).containsExactly(debtor.accountId()));
        assertThat(ids(api.get(path, "M1"))).isEmpty();
    }

    @Test
    void answersWithAmountsAndNothingInternal() {
        var debtor = newDebtor();
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 1), "10").build());
        var api = Api.at(port).as("auditor");
        soon(() -> api.get("/accounts/{id}", debtor.accountId()));
        var account = api.get("/accounts/{id}", debtor.accountId());
        assertThat(account.get("amountOverdue").propertyNames())
                .containsExactlyInAnyOrder("amount", "currency");
        assertThat(account.get("accountId").asString()).isEqualTo(debtor.accountId());
    }

    @Test
    void describesItself() {
        var paths = Api.at(port).get("/v3/api-docs").get("paths");
        assertThat(paths.propertyNames()).contains("/accounts", "/portfolio");
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items").valueStream().map(a -> a.get("accountId").asString()).toList();
    }
}
