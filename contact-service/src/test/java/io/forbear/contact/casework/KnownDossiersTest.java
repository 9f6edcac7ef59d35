package io.forbear.contact.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.casework.KnownDossiers.Known;
import io.forbear.contact.proposal.Dossier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class KnownDossiersTest {
    private final KnownDossiers dossiers = new KnownDossiers(DataSize.ofBytes(200));

    @Test
    void knowsWhatWasPutLast() {
        put("a", 1);
        put("a", 2);

        assertThat(dossiers.of(List.of("a", "b"))).containsOnlyKeys("a");
        assertThat(dossiers.of(List.of("a")).get("a")).isEqualTo(known("a", 2));
    }

    @Test
    void forgetsWhatWasLongestUntouched() {
        put("a", 1);
        put("b", 1);
        dossiers.of(List.of("a"));
        put("c", 1);

        assertThat(dossiers.of(List.of("a", "b", "c"))).containsOnlyKeys("a", "c");
    }

    @Test
    void forgetsAsManyAsALargeOneTakesTheRoomOf() {
        put("a", 1);
        put("b", 1);
        dossiers.put("c", new Known(Dossier.about("c"), 1, 150));

        assertThat(dossiers.of(List.of("a", "b", "c"))).containsOnlyKeys("c");
    }

    @Test
    void doesNotCountTwiceWhatIsPutAgain() {
        put("a", 1);
        put("a", 2);
        put("b", 1);

        assertThat(dossiers.of(List.of("a", "b"))).containsOnlyKeys("a", "b");
    }

    @Test
    void keepsNothingThatIsTooLargeAltogether() {
        dossiers.put("a", new Known(Dossier.about("a"), 1, 201));

        assertThat(dossiers.of(List.of("a"))).isEmpty();
    }

    private void put(String debtorId, long stamp) {
        dossiers.put(debtorId, known(debtorId, stamp));
    }

    private static Known known(String debtorId, long stamp) {
        return new Known(Dossier.about(debtorId), stamp, 100);
    }
}
