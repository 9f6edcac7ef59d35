package io.forbear.plan.limits;

import io.forbear.service.problem.Problem;
import java.util.List;

/**
 * Why something cannot be a plan.
 *
 * @param field the field at fault, as the caller named it
 * @param reason what is asked for and what was found, with the law where one asks for it
 */
public record Refusal(String field, String reason) {
    /** All of them as callers are told: 422, each field named. */
    public static Problem problem(List<Refusal> refusals) {
        return Problem.invalid(
                refusals.stream()
                        .map(refusal -> new Problem.FieldError(refusal.field(), refusal.reason()))
                        .toList());
    }
}
