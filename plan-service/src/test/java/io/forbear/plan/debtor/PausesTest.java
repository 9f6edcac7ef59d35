package io.forbear.plan.debtor;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.debtor.Declaration.Kind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate BEGUN = LocalDate.of(2027, 2, 1);
    private static final LocalDate ENDED = LocalDate.of(2027, 2, 11);

    @Test
    void pausesADeclaredHardshipUntilItsReview() {
        assertThat(pauses(declared(Kind.HARDSHIP_DECLARED, BEGUN)))
                .containsExactly(new Pause(Pause.Reason.HARDSHIP, BEGUN, LocalDate.of(2027, 3, 3)));
    }

    @ParameterizedTest
    @CsvSource({
        "HARDSHIP_DECLARED, HARDSHIP_ENDED, HARDSHIP",
        "MORATORIUM_STARTED, MORATORIUM_ENDED, MORATORIUM",
        "BANKRUPTCY_STARTED, BANKRUPTCY_ENDED, BANKRUPT",
        "BANKRUPT, NOT_BANKRUPT, BANKRUPT",
        "DECEASED, NOT_DECEASED, DECEASED",
    })
    void endsAPauseWithItsOwnEndInWhateverOrderTheyArrive(
            Kind begin, Kind end, Pause.Reason reason) {
        var begun = declared(begin, BEGUN);
        var ended = declared(end, ENDED);
        var expected = new Pause(reason, BEGUN, ENDED);
        assertThat(pauses(begun, ended)).containsExactly(expected);
        assertThat(pauses(ended, begun)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"MORATORIUM_STARTED", "BANKRUPTCY_STARTED", "BANKRUPT", "DECEASED"})
    void lastsUntilFurtherNoticeIfNoEndIsKnown(Kind kind) {
        assertThat(pauses(declared(kind, BEGUN)))
                .singleElement()
                .satisfies(pause -> assertThat(pause.until()).isNull());
    }

    @Test
    void takesNoNoticeOfAnEndWithoutABeginning() {
        assertThat(pauses(declared(Kind.HARDSHIP_ENDED, BEGUN), declared(Kind.VOID, BEGUN)))
                .isEmpty();
    }

    @Test
    void leavesPlansOfOtherAccountsAlone() {
        var other =
                new Declaration(
                        UUID.randomUUID(),
                        "D-1",
                        BEGUN.atStartOfDay(SHANGHAI).toInstant(),
                        Kind.HARDSHIP_DECLARED,
                        List.of("A-2"));
        assertThat(pauses(other)).isEmpty();
    }

    @ParameterizedTest(name = "on {0}: stopped {1}")
    @CsvSource({"2027-01-31, false", "2027-02-01, true", "2027-02-10, true", "2027-02-11, false"})
    void stopsFromTheFirstDayUntilTheDayOfTheEnd(LocalDate day, boolean stopped) {
        var pauses =
                Pauses.of(
                        List.of(declared(Kind.BANKRUPT, BEGUN), declared(Kind.NOT_BANKRUPT, ENDED)),
                        List.of("A-1"),
                        SHANGHAI,
                        30);
        assertThat(pauses.stop(day).isPresent()).isEqualTo(stopped);
    }

    private static List<Pause> pauses(Declaration... declarations) {
        return Pauses.of(List.of(declarations), List.of("A-1"), SHANGHAI, 30).all();
    }

    private static Declaration declared(Kind kind, LocalDate date) {
        return new Declaration(
                UUID.randomUUID(),
                "D-1",
                date.atTime(12, 0).atZone(SHANGHAI).toInstant(),
                kind,
                List.of());
    }
}
