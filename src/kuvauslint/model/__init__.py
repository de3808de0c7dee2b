"""The frozen values that flow between the stages; imports nothing else of ours."""
