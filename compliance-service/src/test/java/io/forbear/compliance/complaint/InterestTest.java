package io.forbear.compliance.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.forbear.compliance.complaint.Interest.Kind;
import io.forbear.rules.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recusal: CN-COMPL-02. */
class InterestTest {
    @Test
    void hasWhoTookPartInAContact() {
        assertThat(interests(Cases.COLLECTOR))
                .extracting(Interest::kind, Interest::contactId)
                .containsExactly(tuple(Kind.COLLECTED, "call-1"));
    }

    @Test
    void comparesStaffIdsWithoutRegardToCase() {
        assertThat(interests("S1")).hasSize(1);
    }

    @Test
    void hasWhoIsPlannedForAContact() {
        var file = Cases.file();
        var planned =
                new Fact.ContactProposed(
                        "plan-1", Cases.NOW, Cases.NOW, "plan-1", Cases.contact("s2"));
        file.addAll(List.of(planned));
        assertThat(Interest.of("s2", Cases.complaint(), Cases.FILER, file))
                .extracting(Interest::contactId)
                .containsExactly("plan-1");
    }

    @Test
    void hasWhoFiledTheComplaint() {
        assertThat(interests(Cases.FILER)).extracting(Interest::kind).containsExactly(Kind.FILED);
    }

    @Test
    void hasNobodyElse() {
        assertThat(interests(Cases.HANDLER)).isEmpty();
    }

    private static List<Interest> interests(String person) {
        return Interest.of(person, Cases.complaint(), Cases.FILER, Cases.file());
    }
}
