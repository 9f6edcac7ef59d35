package io.forbear.images;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.forbear.images",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Services run beside it, as their images start them. */
    @ArchTest
    static final ArchRule knowsNoServiceAndNoSpring =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "org.apache.kafka..",
                            "io.forbear.account..",
                            "io.forbear.contact..",
                            "io.forbear.plan..",
                            "io.forbear.compliance..",
                            "io.forbear.gateway..",
                            "io.forbear.console..");
}
