package io.forbear.contact.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class ReporterTest {
    private static Reporter reporter(Map<String, Object> claims, String... roles) {
        var jwt =
                Jwt.withTokenValue("token")
                        .header("alg", "RS256")
                        .subject("somebody")
                        .claims(all -> all.putAll(claims))
                        .build();
        return Reporter.of(
                new JwtAuthenticationToken(jwt, AuthorityUtils.createAuthorityList(roles)));
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource({
        "AGENCY, SMS, true",
        "AGENCY, LETTER, false",
        "BANK, SMS, false",
        "OTHER, LETTER, false",
    })
    void speaksForTheLegalEntitiesAndOnTheChannelsOfHisToken(
            String entity, String channel, boolean may) {
        var claims =
                Map.<String, Object>of(
                        "legal_entities", List.of("AGENCY"), "channels", List.of("SMS"));
        assertThat(reporter(claims, "ROLE_gateway").speaksFor(entity, channel)).isEqualTo(may);
        assertThat(reporter(claims, "ROLE_gateway").speaksFor(entity)).isFalse();
    }

    @Test
    void speaksOnEveryChannelIfHisTokenNamesNone() {
        var agency = reporter(Map.of("legal_entities", List.of("AGENCY")), "ROLE_gateway");
        assertThat(agency.speaksFor("AGENCY", "VISIT")).isTrue();
        assertThat(agency.speaksFor("AGENCY")).isTrue();
        assertThat(agency.speaksFor("BANK")).isFalse();
    }

    @Test
    void speaksForNobodyIfHisTokenNamesNobody() {
        assertThat(reporter(Map.of(), "ROLE_gateway").speaksFor("BANK", "SMS")).isFalse();
        assertThat(Reporter.of(() -> "somebody").speaksFor("BANK", "SMS")).isFalse();
    }

    @Test
    void speaksForAllIfHeIsTheBanksDeskOrTheTokenSaysSo() {
        assertThat(reporter(Map.of(), "ROLE_agency-desk").speaksFor("ANY")).isTrue();
        var all = reporter(Map.of("legal_entities", List.of("*")), "ROLE_gateway");
        assertThat(all.speaksFor("ANY", "SMS")).isTrue();
    }
}
