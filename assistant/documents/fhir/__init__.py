"""FHIR: goals as the resources of HL7's standard, in R5 and R4B. What becomes of what: docs/fhir.md."""
