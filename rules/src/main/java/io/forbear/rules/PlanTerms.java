package io.forbear.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a repayment plan.
 *
 * @param instalments their number
 * @param firstDue due date of the first instalment
 * @param lastDue due date of the last one
 * @param oral agreed by word of mouth
 * @param recordingRef where the recording of an oral agreement is kept
 * @param contents what the agreement says
 * @param exceedsAbility whether the debt was found to exceed the debtor's ability to pay
 * @param willing whether the debtor is willing to pay
 */
public record PlanTerms(
        String planId,
        List<String> accountIds,
        int instalments,
        LocalDate firstDue,
        LocalDate lastDue,
        boolean oral,
        @Nullable String recordingRef,
        Set<PlanContent> contents,
        boolean exceedsAbility,
        boolean willing) {

    public PlanTerms {
        accountIds = List.copyOf(accountIds);
        var copy = EnumSet.noneOf(PlanContent.class);
        copy.addAll(contents);
        contents = Collections.unmodifiableSet(copy);
    }
}
