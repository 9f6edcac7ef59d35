package io.forbear.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.gateway.provider.ProviderSettings.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 47 CFR 64.1200(a)(12): one text that confirms an opt-out, within five minutes. */
class AcknowledgmentTest {
    private static final Instant STOPPED = Instant.parse("2026-11-22T10:00:00Z");
    private static final String TEXT = "You will get no more texts from us.";
    private static final List<Acknowledgment> AMERICAN =
            List.of(new Acknowledgment(Set.of("US"), Set.of("BANK"), TEXT, Duration.ofMinutes(5)));

    private static Errand errand(String entity, String... places) {
        return new Errand(Medium.SMS, entity, List.of(places));
    }

    @ParameterizedTest(name = "{0} s after the stop: {1}")
    @CsvSource({"0, true", "299, true", "300, true", "301, false"})
    void isGivenWithinFiveMinutes(long seconds, boolean given) {
        var now = STOPPED.plusSeconds(seconds);
        assertThat(Acknowledgment.of(AMERICAN, errand("BANK", "US-NY"), STOPPED, now).isPresent())
                .isEqualTo(given);
    }

    @Test
    void isGivenNowhereElseAndForNobodyElse() {
        assertThat(Acknowledgment.of(AMERICAN, errand("BANK", "CN"), STOPPED, STOPPED)).isEmpty();
        assertThat(Acknowledgment.of(AMERICAN, errand("BANK"), STOPPED, STOPPED))
                .as("a jurisdiction that is not told")
                .isEmpty();
        assertThat(Acknowledgment.of(AMERICAN, errand("AGENCY", "US"), STOPPED, STOPPED)).isEmpty();
        assertThat(Acknowledgment.of(List.of(), errand("BANK", "US"), STOPPED, STOPPED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "You still owe us money.",
                "Your account is closed to texts.",
                "No more texts. See https://bank.example",
                "No more texts. Special offer inside!",
                "Call 5550100.",
                "您不会再收到还款短信",
                "<b>Done</b>",
            })
    void saysNothingButThatTheStopWasHeard(String text) {
        assertThatThrownBy(
                        () ->
                                new Acknowledgment(
                                        Set.of("US"), Set.of(), text, Duration.ofMinutes(5)))
                .hasMessageContaining("acknowledgments.text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "USA", "us", "US-", "GB", ""})
    void isForTheUnitedStatesOnly(String place) {
        assertThatThrownBy(() -> confirming(Set.of("US", place)))
                .hasMessageContaining("acknowledgments.jurisdictions");
        assertThat(confirming(Set.of("US", "US-NY")).text()).isEqualTo(TEXT);
    }

    private static Acknowledgment confirming(Set<String> places) {
        return new Acknowledgment(places, Set.of(), TEXT, Duration.ofMinutes(5));
    }

    @Test
    void isForTextsOnly() {
        assertThatThrownBy(() -> carrying(Medium.EMAIL)).hasMessageContaining("SMS only");
        assertThat(carrying(Medium.SMS).webhook()).isNotNull();
    }

    private static ProviderSettings carrying(Medium medium) {
        var http = new Http("http://x", Map.of(), "{}", Map.of(), true, "/id", Set.of(), null);
        var webhook = WebhookSettingsTest.confirming(AMERICAN, null);
        return new ProviderSettings(medium, http, null, LimitsTest.limits(), webhook);
    }

    @Test
    void needsAPlaceAndHasNoMoreThanFiveMinutes() {
        assertThatThrownBy(
                        () -> new Acknowledgment(Set.of(), Set.of(), TEXT, Duration.ofMinutes(5)))
                .hasMessageContaining("jurisdictions");
        assertThatThrownBy(
                        () ->
                                new Acknowledgment(
                                        Set.of("US"), Set.of(), TEXT, Duration.ofSeconds(301)))
                .hasMessageContaining("at most 5 minutes");
    }
}
