"""The base of content records: strict, frozen, unknown keys refused."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A content record: what the file says, checked, never changed afterwards."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
