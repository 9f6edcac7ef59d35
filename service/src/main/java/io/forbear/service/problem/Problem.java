package io.forbear.service.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal that reaches the caller as a problem document and names the fields at fault. */
public final class Problem extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * One field at fault.
     *
     * @param field path of the field in the body, or name of the parameter
     * @param message what is wrong and what would be right
     */
    public record FieldError(String field, String message) {}

    private Problem(HttpStatus status, String detail, List<FieldError> errors) {
        super(status, document(status, detail, errors), null);
    }

    /** 400: the request cannot be understood. */
    public static Problem badRequest(String field, String message) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                field + ": " + message,
                List.of(new FieldError(field, message)));
    }

    /** 422: understood, but a value breaks a rule. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 422 with every field at fault. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, summary(errors), errors);
    }

    /** 403, telling what the caller may not do though he is known. */
    public static Problem forbidden(String detail) {
        return new Problem(HttpStatus.FORBIDDEN, detail, List.of());
    }

    /** 401: where something else than a token of ours says who calls. */
    public static Problem unauthorized(String detail) {
        return new Problem(HttpStatus.UNAUTHORIZED, detail, List.of());
    }

    /** 404: nothing is known under that id. */
    public static Problem notFound(String what, String id) {
        return new Problem(
                HttpStatus.NOT_FOUND, "There is no " + what + " with id " + id + ".", List.of());
    }

    /** 404: nothing is known there; says where else to look. */
    public static Problem notFound(String detail) {
        return new Problem(HttpStatus.NOT_FOUND, detail, List.of());
    }

    /** 410: it was there and is not any more, for good. */
    public static Problem gone(String detail) {
        return new Problem(HttpStatus.GONE, detail, List.of());
    }

    /** 503: not now; the caller may ask again after a while. */
    public static Problem unavailable(String detail, Duration retryAfter) {
        var problem = new Problem(HttpStatus.SERVICE_UNAVAILABLE, detail, List.of());
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "" + retryAfter.toSeconds());
        return problem;
    }

    /** 409: the state of things does not allow it. */
    public static Problem conflict(String detail) {
        return new Problem(HttpStatus.CONFLICT, detail, List.of());
    }

    static ProblemDetail document(
            HttpStatus status, @Nullable String detail, List<FieldError> errors) {
        var problem = ProblemDetail.forStatus(status);
        problem.setDetail(detail);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    static String summary(List<FieldError> errors) {
        var first = errors.getFirst();
        var rest = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return first.field() + ": " + first.message() + rest;
    }
}
