package io.forbear.account.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.Placement.Authority;
import io.forbear.account.placement.EntitlementNotice.Authorised;
import io.forbear.account.placement.EntitlementNotice.Revoked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntitlementNoticeTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Authority LISTED =
            new Authority(List.of("CN"), LocalDate.of(2026, 1, 1), null, true);
    private static final Authority UNLISTED =
            new Authority(List.of("CN"), LocalDate.of(2026, 1, 1), null, false);

    @Test
    void tellsNothingWhenNothingHasChanged() {
        assertThat(EntitlementNotice.between(LISTED, LISTED, NOW)).isEmpty();
        assertThat(EntitlementNotice.between(null, null, NOW)).isEmpty();
    }

    @Test
    void takesBackWhatWasToldBeforeItTellsLess() {
        assertThat(EntitlementNotice.between(LISTED, UNLISTED, NOW))
                .containsExactly(
                        new Revoked(NOW, LISTED), new Authorised(NOW.plusMillis(1), UNLISTED));
        assertThat(EntitlementNotice.between(LISTED, null, NOW))
                .containsExactly(new Revoked(NOW, LISTED));
    }

    @Test
    void givesAnAuthorisationThatWasMissing() {
        assertThat(EntitlementNotice.between(null, LISTED, NOW))
                .containsExactly(new Authorised(NOW.plusMillis(1), LISTED));
    }
}
