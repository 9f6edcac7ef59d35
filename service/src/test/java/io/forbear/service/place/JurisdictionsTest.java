package io.forbear.service.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JurisdictionsTest {
    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource({
        "CN, CN, true",
        "CN, CN-31, true",
        "CN-31, CN-31, true",
        "CN-31, CN, false",
        "CN-31, CN-32, false",
        "US, USSR, false",
        "US, GB, false"
    })
    void coverThemselvesAndTheirSubdivisions(String jurisdiction, String place, boolean covered) {
        assertThat(Jurisdictions.covers(jurisdiction, place)).isEqualTo(covered);
    }

    @Test
    void coverWhenAnyDoes() {
        assertThat(Jurisdictions.covers(List.of("GB", "US"), List.of("CN", "US-CA"))).isTrue();
        assertThat(Jurisdictions.covers(List.of("GB", "US"), List.of("CN"))).isFalse();
        assertThat(Jurisdictions.covers(List.of(), List.of("CN"))).isFalse();
    }
}
