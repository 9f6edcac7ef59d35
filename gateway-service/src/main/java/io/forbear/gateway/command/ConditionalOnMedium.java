package io.forbear.gateway.command;

import io.forbear.gateway.provider.Medium;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** A bean that is needed only where somebody here carries one of these media. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(SomebodyCarries.class)
@interface ConditionalOnMedium {
    Medium[] value();
}
