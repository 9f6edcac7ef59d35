package io.forbear.console.audit;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** 504: nobody knows whether it was done; its entry in the audit stays without a status. */
public final class OutcomeUnknown extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * @param detail what was waited for
     */
    public OutcomeUnknown(String detail, Throwable cause) {
        super(HttpStatus.GATEWAY_TIMEOUT, document(detail), cause);
    }

    private static ProblemDetail document(String detail) {
        var problem = ProblemDetail.forStatus(HttpStatus.GATEWAY_TIMEOUT);
        problem.setTitle("Outcome unknown");
        problem.setDetail(detail);
        return problem;
    }
}
