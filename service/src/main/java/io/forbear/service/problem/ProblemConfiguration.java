package io.forbear.service.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Makes every refusal of a service a problem document. */
@AutoConfiguration
@Import({ProblemHandler.class, ProblemWriter.class})
public class ProblemConfiguration {}
