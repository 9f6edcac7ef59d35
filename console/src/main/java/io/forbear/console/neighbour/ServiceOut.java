package io.forbear.console.neighbour;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** 503: a service cannot be reached; the problem document names it. */
public final class ServiceOut extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    ServiceOut(String service, Throwable cause) {
        super(HttpStatus.SERVICE_UNAVAILABLE, document(service, cause), cause);
    }

    private static ProblemDetail document(String service, Throwable cause) {
        var problem = ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE);
        problem.setTitle("Service unavailable");
        problem.setDetail("%s cannot be reached: %s".formatted(service, Unanswered.why(cause)));
        problem.setProperty("service", service);
        return problem;
    }
}
