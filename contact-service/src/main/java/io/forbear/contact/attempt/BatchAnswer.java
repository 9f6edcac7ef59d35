package io.forbear.contact.attempt;

import io.forbear.service.problem.Problem.FieldError;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the reports of a call. */
record BatchAnswer(int taken, int known, int refused, List<Item> items) {

    /**
     * What became of one.
     *
     * @param index its place in the call, from 0; of lines the number, blank ones counted
     * @param attemptId null if none could be read
     * @param standing TAKEN, KNOWN or REFUSED
     * @param errors the fields at fault
     * @param warnings what is odd about a report that was taken
     */
    record Item(
            int index,
            @Nullable UUID attemptId,
            String standing,
            List<FieldError> errors,
            List<Warning> warnings) {

        static Item of(int index, List<FieldError> faults) {
            return new Item(index, null, Verdict.REFUSED.name(), faults, List.of());
        }

        static Item of(int index, Receipt receipt) {
            var verdict = Verdict.of(receipt);
            return new Item(
                    index,
                    receipt.attemptId(),
                    verdict.name(),
                    verdict.faults(),
                    receipt.warnings());
        }
    }

    static BatchAnswer of(List<Item> items) {
        return new BatchAnswer(
                count(items, Verdict.TAKEN),
                count(items, Verdict.KNOWN),
                count(items, Verdict.REFUSED),
                List.copyOf(items));
    }

    private static int count(List<Item> items, Verdict verdict) {
        return (int) items.stream().filter(one -> one.standing().equals(verdict.name())).count();
    }
}
