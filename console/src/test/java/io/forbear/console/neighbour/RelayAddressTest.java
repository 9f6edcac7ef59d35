package io.forbear.console.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.service.problem.Problem;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayAddressTest {
    private static final String SERVICE = "account-service";
    private static final String BASE = "http://127.0.0.1:8081";

    @ParameterizedTest
    @CsvSource({
        "/api/services/account-service/things?a=b%20c, http://127.0.0.1:8081/things?a=b%20c",
        "/api/services/account-service/a%2Fb/c, http://127.0.0.1:8081/a%2Fb/c",
        "/api/services/account-service, http://127.0.0.1:8081"
    })
    void leadsToTheServiceWithTheRestAsItCame(String asked, String address) {
        assertThat(RelayAddress.of(SERVICE, BASE, here(asked))).hasToString(address);
    }

    /** What a router takes for the service's name need not be its length. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/services/account-service;x=@evil.example/things",
                "/api/services/account-service;@evil.example:80/things",
                "/api/services/account-servic%65/things",
                "/api/services/account-service.evil.example/things",
                "/api/services/account-service%2F/things",
                "/api/service%73/account-service/things",
                "/api;a=b/services/account-service/things"
            })
    void leadsNowhereFromANameThatIsNotTheServicesOwn(String asked) {
        assertThatThrownBy(() -> RelayAddress.of(SERVICE, BASE, here(asked)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(404));
    }

    /** Even if somebody configured an address that a path could be glued to. */
    @Test
    void neverLeavesTheServicesHost() {
        assertThat(
                        RelayAddress.of(
                                        SERVICE,
                                        "https://gate.example/accounts",
                                        here("/api/services/account-service/@evil.example/x"))
                                .getHost())
                .isEqualTo("gate.example");
    }

    @ParameterizedTest
    @CsvSource({
        "/backtests/7, /api/services/account-service/backtests/7",
        "http://127.0.0.1:8081/backtests/7?a=b, /api/services/account-service/backtests/7?a=b",
        "http://127.0.0.1:9999/backtests/7, ",
        "https://evil.example/backtests/7, ",
        ", "
    })
    void tellsWhereSomethingIsAsThePageReachesIt(@Nullable String told, @Nullable String location) {
        var place = told == null ? null : URI.create(told);
        assertThat(RelayAddress.location(SERVICE, BASE, place)).isEqualTo(location);
    }

    private static URI here(String path) {
        return URI.create("http://console.example" + path);
    }
}
