package io.forbear.contact.point;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.debtor.PlaceKind;
import org.junit.jupiter.api.Test;

class PointBodyTest {
    private static final PointBody STATED =
            new PointBody(
                    PointKind.PHONE,
                    "13800138000",
                    "CN",
                    PlaceKind.MOBILE,
                    null,
                    Source.PERSON,
                    null,
                    null,
                    "mobile-1",
                    null);

    @Test
    void canBeToldApartFromOthersWithoutItsValue() {
        var other = STATED.withValue("fingerprint");
        assertThat(other)
                .isEqualTo(
                        new PointBody(
                                STATED.kind(),
                                "fingerprint",
                                STATED.region(),
                                STATED.role(),
                                STATED.person(),
                                STATED.source(),
                                STATED.validFrom(),
                                STATED.validUntil(),
                                STATED.endpoint(),
                                STATED.replaces()));
        assertThat(other).isNotEqualTo(STATED);
        assertThat(other.withValue(STATED.value())).isEqualTo(STATED);
    }
}
