package io.forbear.gateway.sending;

import io.forbear.gateway.command.Result;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** What a failure of a mail server means. A code of 4xx: not now; 5xx: never (RFC 5321). */
final class MailFailures {
    private MailFailures() {}

    /**
     * What came of handing over a message.
     *
     * @throws ProviderFailure if the server is to blame
     */
    static Result result(MailException failure) {
        return causes(failure)
                .map(MailFailures::verdict)
                .filter(verdict -> !(verdict instanceof Result.Uncertain))
                .findFirst()
                .map(MailFailures::orThrow)
                .orElseThrow(
                        () -> ProviderFailure.uncertain("the mail server broke off the message"));
    }

    private static Result orThrow(Result verdict) {
        if (verdict instanceof Result.NotSent(var reason)) {
            throw ProviderFailure.notSent(reason);
        }
        return verdict;
    }

    private static Result verdict(Throwable cause) {
        return switch (cause) {
            case MailConnectException _ -> new Result.NotSent("the mail server cannot be reached");
            case AuthenticationFailedException _ ->
                    new Result.NotSent("the mail server does not know us");
            case SMTPAddressFailedException failed -> byCode(failed.getReturnCode(), true);
            case SMTPSendFailedException failed -> byCode(failed.getReturnCode(), false);
            default -> new Result.Uncertain("");
        };
    }

    private static Result byCode(int code, boolean recipient) {
        var reason = "the mail server answered " + code;
        return switch (code / 100) {
            case 4 -> new Result.NotSent(reason);
            case 5 -> new Result.Refused(recipient, reason);
            default -> new Result.Uncertain("");
        };
    }

    /** The innermost first: it is the most precise. */
    private static Stream<Throwable> causes(Throwable failure) {
        var inner =
                switch (failure) {
                    case MailSendException mail ->
                            Stream.concat(
                                    Arrays.stream(mail.getMessageExceptions()),
                                    Stream.ofNullable(mail.getCause()));
                    case MessagingException mail -> Stream.ofNullable(mail.getNextException());
                    default -> Stream.ofNullable(failure.getCause());
                };
        return Stream.concat(inner.flatMap(MailFailures::causes), Stream.of(failure));
    }
}
