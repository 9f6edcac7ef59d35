package io.forbear.service.problem;

import io.forbear.service.problem.Problem.FieldError;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;

/** Turns failures of HTTP calls into problem documents; the only place that does. */
@RestControllerAdvice
class ProblemHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ErrorResponseException refusal) {
        if (refusal.getStatusCode().isSameCodeAs(HttpStatus.CONTENT_TOO_LARGE)) {
            return tooLarge();
        }
        return ResponseEntity.status(refusal.getStatusCode())
                .headers(refusal.getHeaders())
                .body(refusal.getBody());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothingThere(NoResourceFoundException failure) {
        return answer(
                HttpStatus.NOT_FOUND,
                "There is nothing at this address; /v3/api-docs describes what there is.",
                List.of());
    }

    /** A body whose values break a constraint: every field is named. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> constraintsBroken(WebExchangeBindException failure) {
        var errors =
                failure.getFieldErrors().stream()
                        .map(e -> new FieldError(e.getField(), "" + e.getDefaultMessage()))
                        .toList();
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, Problem.summary(errors), errors);
    }

    /** A body or parameter that cannot be read. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(ServerWebInputException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException) {
                return tooLarge();
            }
            if (cause instanceof JacksonException json) {
                return unreadableJson(json);
            }
            if (cause instanceof TypeMismatchException mismatch) {
                return wrongType(failure, mismatch);
            }
        }
        return answer(HttpStatus.BAD_REQUEST, "" + failure.getReason(), List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> undecodable(DecodingException failure) {
        return failure.getCause() instanceof JacksonException json
                ? unreadableJson(json)
                : answer(HttpStatus.BAD_REQUEST, "The body cannot be read.", List.of());
    }

    @ExceptionHandler(DataBufferLimitException.class)
    ResponseEntity<ProblemDetail> tooLarge() {
        return answer(
                HttpStatus.CONTENT_TOO_LARGE,
                "The body is larger than this address accepts.",
                List.of());
    }

    /** Security's own refusals go on to its filter, which answers 401 or 403. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException refusal) {
        throw refusal;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unauthenticated(AuthenticationException refusal) {
        throw refusal;
    }

    /** Anything else is ours: logged with its trace, answered without inner details. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception failure) {
        LOG.error("request failed", failure);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong here, not in your request; the log has the details.",
                List.of());
    }

    private static ResponseEntity<ProblemDetail> wrongType(
            ServerWebInputException failure, TypeMismatchException mismatch) {
        var parameter = failure.getMethodParameter();
        var name = parameter == null ? null : parameter.getParameterName();
        var type = mismatch.getRequiredType();
        if (name == null || type == null) {
            return answer(HttpStatus.BAD_REQUEST, "" + failure.getReason(), List.of());
        }
        var message =
                type.isEnum()
                        ? JsonFault.oneOf(type, mismatch.getValue())
                        : "is not a %s, found %s"
                                .formatted(JsonFault.plainName(type), mismatch.getValue());
        return answer(
                HttpStatus.BAD_REQUEST,
                name + ": " + message,
                List.of(new FieldError(name, message)));
    }

    private static ResponseEntity<ProblemDetail> unreadableJson(JacksonException failure) {
        var fault = JsonFault.of(failure);
        if (fault.field().isEmpty()) {
            return answer(
                    HttpStatus.BAD_REQUEST,
                    "The body is not valid JSON: " + fault.message(),
                    List.of());
        }
        return answer(
                HttpStatus.BAD_REQUEST, fault.field() + ": " + fault.message(), List.of(fault));
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, String detail, List<FieldError> errors) {
        return ResponseEntity.status(status).body(Problem.document(status, detail, errors));
    }
}
