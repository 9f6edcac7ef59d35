package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.forbear.compliance.EventExamples;
import io.forbear.events.ComplaintComplexity;
import io.forbear.events.ComplaintExtended;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.DeadlineStatus;
import io.forbear.events.ViolationStatus;
import io.forbear.messaging.EventIds;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The terms of a complaint received on 2 May in Shanghai, as the stream tells of them. */
class ComplaintTermsTest {
    private static final Tuple APPROACHING_SIMPLE = tuple("SIMPLE", DeadlineStatus.APPROACHING);
    private static final Tuple MISSED_SIMPLE = tuple("SIMPLE", DeadlineStatus.MISSED);
    private static final Tuple CANCELLED_SIMPLE = tuple("SIMPLE", DeadlineStatus.CANCELLED);
    private static final Tuple APPROACHING_COMPLEX = tuple("COMPLEX", DeadlineStatus.APPROACHING);
    private static final Tuple MISSED_COMPLEX = tuple("COMPLEX", DeadlineStatus.MISSED);

    private final EventExamples debtor = new EventExamples("P-1");
    private final ComplaintFiled complaint = debtor.complaint(may(2, 9, 0));
    private ConductDriver stream = new ConductDriver(Books.shipped());

    @BeforeEach
    void isComplainedTo() {
        stream.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        stream.send(Topics.ACCOUNT_STAGE, debtor.account());
        stream.passUntil(may(2, 9, 0));
        stream.send(Topics.COMPLAINT_FILED, complaint);
    }

    @AfterEach
    void closes() {
        stream.close();
    }

    @Test
    void runsOnOverARestartAndTellsNothingTwice() {
        stream = stream.restarted(Books.shipped());
        stream.passUntil(may(15, 0, 0));
        assertThat(told()).containsExactly(APPROACHING_SIMPLE);

        stream = stream.restarted(Books.shipped());
        stream.send(Topics.COMPLAINT_FILED, complaint);
        stream.passUntil(may(17, 23, 59));
        assertThat(told()).isEmpty();
        stream.passUntil(may(18, 0, 0));
        assertThat(told()).containsExactly(MISSED_SIMPLE);

        stream = stream.restarted(Books.shipped());
        stream.send(Topics.COMPLAINT_FILED, complaint);
        stream.passUntil(may(30, 0, 0));
        assertThat(told()).isEmpty();
    }

    @Test
    void movesARunningTermSilently() {
        stream.passUntil(may(10, 9, 0));
        stream.send(Topics.COMPLAINT_EXTENDED, complex(may(10, 9, 0)));
        stream.passUntil(may(20, 0, 0));
        assertThat(told()).isEmpty();

        stream.passUntil(thirtyDaysEnd().minus(Duration.ofDays(3)));
        assertThat(told()).containsExactly(APPROACHING_COMPLEX);
        stream.passUntil(thirtyDaysEnd());
        assertThat(told()).containsExactly(MISSED_COMPLEX);
    }

    @Test
    void cancelsTheWarningOfATermThatWasExtendedAndWarnsOfTheNextOverARestart() {
        stream.passUntil(may(16, 9, 0));
        assertThat(told()).containsExactly(APPROACHING_SIMPLE);
        stream.send(Topics.COMPLAINT_EXTENDED, complex(may(16, 9, 0)));
        assertThat(told()).containsExactly(CANCELLED_SIMPLE);

        stream = stream.restarted(Books.shipped());
        stream.passUntil(thirtyDaysEnd().minusMillis(1));
        assertThat(told()).containsExactly(APPROACHING_COMPLEX);
        stream.passUntil(thirtyDaysEnd());
        assertThat(told()).containsExactly(MISSED_COMPLEX);
    }

    @Test
    void retractsTheMissOfATermWhoseExtensionIsHeardOfLate() {
        stream.passUntil(may(18, 9, 0));
        assertThat(told()).containsExactly(MISSED_SIMPLE);
        assertThat(found()).containsExactly(ViolationStatus.RAISED);

        stream.send(Topics.COMPLAINT_EXTENDED, complex(may(17, 23, 59)));
        assertThat(told()).containsExactly(CANCELLED_SIMPLE);
        assertThat(found()).containsExactly(ViolationStatus.RETRACTED);
    }

    @Test
    void doesNotHealAMissByAnExtensionMadeAfterwards() {
        stream.passUntil(may(18, 9, 0));
        told();
        found();
        stream.send(Topics.COMPLAINT_EXTENDED, complex(may(18, 0, 0)));
        assertThat(told()).isEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    void givesThirtyDaysMoreOnceApprovedByAnotherAndTold() {
        stream.passUntil(may(16, 9, 0));
        told();
        var asked = special(may(15, 9, 0)).build();
        stream.send(Topics.COMPLAINT_EXTENDED, asked);
        assertThat(told()).isEmpty();
        stream.send(
                Topics.COMPLAINT_EXTENDED,
                special(may(15, 9, 0)).setApprovedBy("h1").setNoticeSentAt(may(15, 9, 0)).build());
        assertThat(told()).isEmpty();
        stream.send(Topics.COMPLAINT_EXTENDED, special(may(15, 9, 0)).setApprovedBy("h2").build());
        assertThat(told()).isEmpty();
        stream.send(
                Topics.COMPLAINT_EXTENDED,
                special(may(15, 9, 0)).setApprovedBy("h2").setNoticeSentAt(may(16, 9, 0)).build());
        assertThat(told()).containsExactly(CANCELLED_SIMPLE);
        stream.passUntil(may(2, 0, 0).plus(Duration.ofDays(58)));
        assertThat(told()).containsExactly(tuple("SPECIAL", DeadlineStatus.APPROACHING));
    }

    @Test
    void hearsOfTheExtensionBeforeTheComplaint() {
        var other = new EventExamples("P-2");
        stream.send(Topics.DEBTOR_PROFILE, other.profile("Asia/Shanghai"));
        stream.send(Topics.ACCOUNT_STAGE, other.account());
        stream.passUntil(may(18, 9, 0));
        told();
        found();
        var filed = other.complaint(may(2, 9, 0));
        stream.send(
                Topics.COMPLAINT_EXTENDED, extended(filed, ComplaintComplexity.COMPLEX).build());
        stream.send(Topics.COMPLAINT_FILED, filed);
        assertThat(told()).isEmpty();
        assertThat(found()).isEmpty();
    }

    /** The end of the thirtieth day: 1 June. */
    private static Instant thirtyDaysEnd() {
        return may(2, 0, 0).plus(Duration.ofDays(31));
    }

    private ComplaintExtended complex(Instant at) {
        return extended(complaint, ComplaintComplexity.COMPLEX).setOccurredAt(at).build();
    }

    /** One event, corrected as the case goes on. */
    private ComplaintExtended.Builder special(Instant at) {
        return extended(complaint, ComplaintComplexity.SPECIAL).setOccurredAt(at);
    }

    private static ComplaintExtended.Builder extended(
            ComplaintFiled complaint, ComplaintComplexity complexity) {
        return ComplaintExtended.newBuilder()
                .setEventId(EventIds.derived(complaint.getEventId(), complexity.name()))
                .setOccurredAt(may(10, 9, 0))
                .setDebtorId(complaint.getDebtorId())
                .setComplaintId(complaint.getComplaintId())
                .setComplexity(complexity)
                .setRequestedBy("h1");
    }

    private List<Tuple> told() {
        return stream.deadlines().stream().map(d -> tuple(d.getName(), d.getStatus())).toList();
    }

    private List<ViolationStatus> found() {
        return stream.violations().stream().map(ComplianceViolation::getStatus).toList();
    }
}
